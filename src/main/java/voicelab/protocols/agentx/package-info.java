/** AgentX version 1 (RFC 2741): bytes to records and back, in both byte orders. No sockets, no threads. */
package voicelab.protocols.agentx;
