/**
 * The customer's own system behind the dialog: MCP posts what the caller entered, the answer is the next page.
 *
 * <p>The real one is any web application of the customer; nothing about it is fixed but HTTP on port 80.
 *
 * <p>Imitated: an order desk. Orders are placed by form or JSON, answered as VoiceXML or JSON, read back and deleted. Its
 * paths and shapes are ours.
 *
 * <p>Not imitated: authentication, HTTPS.
 *
 * <p>Sources: link gvp-21 of the connection map; RFC 9110, VoiceXML 2.1.
 */
package voicelab.systems.customersystem;
