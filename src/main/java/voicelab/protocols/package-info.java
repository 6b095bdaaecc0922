/** Codecs, one package a protocol: bytes to records and back. No sockets, no threads, no clock. */
package voicelab.protocols;
