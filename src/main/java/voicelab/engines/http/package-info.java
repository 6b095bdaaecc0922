/**
 * The HTTP engine: listeners on Undertow that turn bytes into {@link voicelab.protocols.http.HttpRequest} and replies into
 * bytes, the table of paths that a room answers, static pages, the log of fetches, and what an HTTP client needs to dial from a system's own
 * address. Undertow and the HTTP client library are seen only here.
 */
package voicelab.engines.http;
