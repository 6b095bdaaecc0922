/**
 * DAS, the Designer Application Server: the web server from which MCP fetches the VoiceXML applications that Designer made.
 *
 * <p>The real one is a farm behind port 80 (one published chart shows its service on 8081, with files under
 * {@code /das/www/workspaces} and blue/green deployment); what Designer's pages look like is not public.
 *
 * <p>Imitated: HTTP/1.1 with entity tags and conditional requests; static pages of the jar and of a folder. The shipped
 * application {@code first-call.vxml}, its prompt (a tone made here), and everything under {@code /lab/} are ours.
 *
 * <p>Not imitated: workspaces, blue/green, data tables, server-side Designer blocks; HTTPS.
 *
 * <p>Sources: link gvp-12 of the connection map; RFC 9110, RFC 9112, VoiceXML 2.1.
 */
package voicelab.systems.das;
