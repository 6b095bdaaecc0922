/**
 * Interaction Server: holds interactions that are no calls (e-mails, chats, work items) in queues, hands them to routers and
 * agents, and streams what happens to them.
 *
 * <p>The real one speaks an unpublished binary protocol on 7120, keeps its interactions in PostgreSQL, and streams reporting
 * events to Kafka. We imitate the documented model (states, queues, parties, holding, snapshots), the documented names of
 * requests, events and their attributes, the documented time-outs and event logger, and its documented metrics as far as they
 * can be fed truthfully. They travel inside our own open framing ({@code docs/open-framing.md}), which is not wire-compatible
 * with the Genesys Platform SDK or any native client. {@code docs/interaction-server.md} has every message and says which
 * parts are documented and which are ours.
 *
 * <p>Beside it stands the documented Web Service Capture Point in native mode (SOAP 1.1); its WSDL is of our own writing.
 *
 * <p>Not done: agents (log-in, delivery, accept and reject, transfer, conference, workbins), views with conditions, ESP, iWD
 * mode and the other kinds of capture points; what is not done is answered "not implemented". State is in memory, or, when
 * the lab keeps state, in a file that is only appended to; the database comes with its own system. A restore keeps clients
 * connected; snapshots that clients have taken end with it. Queues, strategies and the tenant come from the profile until the
 * tenant's Configuration Server is built.
 *
 * <p>Sources: docs.genesys.com Events and Models Reference (open media), eServices Event Logger, System Properties, IXN
 * limits and options, Integrated Capture Points; public dashboards of multicloud-services.
 */
package voicelab.systems.interactionserver;
