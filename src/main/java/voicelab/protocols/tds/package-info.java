/**
 * The Tabular Data Stream protocol, version 7.4: packets, PRELOGIN, LOGIN7, requests, response tokens and values. Source:
 * [MS-TDS], Microsoft Open Specifications; section numbers in the comments are its own.
 */
package voicelab.protocols.tds;
