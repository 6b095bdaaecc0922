/**
 * PostgreSQL's front-end/back-end protocol, version 3: bytes to records and back, and SCRAM-SHA-256. Source: PostgreSQL 15
 * documentation, chapter 55 ("Frontend/Backend Protocol"); RFC 5802 and RFC 7677.
 */
package voicelab.protocols.pgwire;
