/**
 * GWS IXN service ({@code gws-platform-ixn}): what brings users of Genesys Web Services to Interaction Server.
 *
 * <p>The real one speaks the Interaction Server's native protocol on 7120 and is itself called by other services of GWS; its
 * HTTP interface is not public. We imitate the connection (a client of type Proxy that registers at each connection, one
 * {@code ProxyClientId} for each user: the public facts say Proxy is likely) inside the lab's open framing ({@code
 * docs/interaction-server.md}). While the server is away every request is answered 503 with the reason; when it is back,
 * the connection is.
 *
 * <p>Ours: the HTTP face below {@code /lab/v1/} and its port, for the user of the lab and for scenarios. Not done: log-in
 * of agents, notifications (CometD), workbins, the public REST interface of Web Services.
 *
 * <p>Sources: IXN private edition guide, architecture; multicloud-services, services/gws; Platform SDK samples.
 */
package voicelab.systems.gwsixn;
