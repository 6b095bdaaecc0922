/**
 * The web server of the platform's customer: root documents, grammars and audio that VoiceXML applications refer to.
 *
 * <p>The real one is any web server that the customer runs; nothing about it is fixed but HTTP on port 80.
 *
 * <p>Imitated: HTTP/1.1, entity tags and conditional requests, pages of the jar and of a folder. Everything under
 * {@code /lab/} (the access log, pages put by a client) is ours.
 *
 * <p>Not imitated: ranges, authentication, server-side pages, HTTPS.
 *
 * <p>Sources: link gvp-20 of the connection map; RFC 9110, RFC 9112.
 */
package voicelab.systems.webserver;
