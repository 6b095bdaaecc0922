/** Machinery that several systems use: sockets and threads, but no knowledge of any system. */
package voicelab.engines;
