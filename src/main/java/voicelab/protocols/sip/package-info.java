/**
 * SIP on the wire (RFC 3261): a byte scanner that finds what transactions and proxies need in one pass, the splicer that
 * edits a packet without rebuilding it, and small values (URI, name-addr, header, content) for logic that reads headers.
 */
package voicelab.protocols.sip;
