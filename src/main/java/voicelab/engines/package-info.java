/** Machinery that several systems use: sockets and threads live here, no system is known here. */
package voicelab.engines;
