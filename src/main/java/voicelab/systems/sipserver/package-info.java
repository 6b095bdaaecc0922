/**
 * SIP Server: the call control between the outside world, the agents' phones and the media platform (facts 10).
 *
 * <p><b>The real one</b> holds the directory numbers of a contact centre: it takes calls from the SBC, puts them on routing
 * points, asks the media platform for treatments through the Resource Manager, and delivers calls to agents' phones as a
 * back-to-back user agent that leaves media alone.
 *
 * <p><b>Imitated</b>: registrar for phones at 5060 (UDP and TCP); back-to-back user agent between the SBC (5090), the Resource
 * Managers (round robin, the next one after 503, a time-out or a transport failure; answers and BYE of their side arrive at
 * 5090), phones and the conference server (numbers {@code 91*}, over the caller's transport); {@code X-Genesys-CallUUID} (32
 * characters) and the request URI parameter {@code gvp-tenant-id}; SDP passes untouched until an end is exchanged. OPTIONS is
 * answered at both ports. Routing points with simple strategies, 3xx followed within bounds; REFER (RFC 3515, 4488), attended with
 * Replaces (RFC 3891, 5589), INVITE with Replaces, transfer by re-INVITE; attached data by INVITE and INFO.
 *
 * <p><b>Ours, because not public</b>: the control port, the wire form of attached data, the number plan's form and its defaults, all bounds, the in-dialog OPTIONS that finds
 * lost calls (real systems have several ways), and how long a Resource Manager that failed is asked last.
 *
 * <p><b>Not done</b>: strategies of Orchestration and T-Library, treatments by MSML or NETANN, forking, recording legs, SUBSCRIBE and NOTIFY towards the Resource Manager (answered 405 or 501), digest
 * authentication, TLS.
 *
 * <p>Sources: documentation of the private edition (gvp-1, mcu-12, mcu-17), RFC 3261 sections 6, 10 and 12.
 */
package voicelab.systems.sipserver;
