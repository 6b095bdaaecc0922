/** What SNMP and AgentX talk about: object identifiers, and values of the syntaxes of SMIv2 (RFC 2578, RFC 3416). No sockets. */
package voicelab.protocols.smi;
