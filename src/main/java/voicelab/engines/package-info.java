/**
 * Machinery that several systems use, one package an engine: sockets and threads allowed, but no engine knows a system.
 */
package voicelab.engines;
