/**
 * HTTP/1.1 as parcels: one request, one reply, their header fields, and the URL-encoded form codec (RFC 9110, RFC 9112,
 * WHATWG URL 5). The bytes themselves are parsed and written by the engine.
 */
package voicelab.protocols.http;
