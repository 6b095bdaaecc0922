/**
 * The Resource Manager of the voice platform: the SIP proxy that every request for a media service passes (facts 1).
 *
 * <p><b>The real one</b> is a SIP proxy, registrar and notifier. It opens a session for a new INVITE, finds tenant and IVR
 * profile, applies policies, writes the profile's service parameters into the request URI, picks a physical resource out of a
 * logical resource group, stays in the dialog by Record-Route, and bills the call at the Reporting Server.
 *
 * <p><b>Imitated</b>: session ids and their header; tenant by {@code gvp-tenant-id}; IVR profile by parameter or header {@code
 * X-Genesys-gsw-ivr-profile-name|-id}, for recordings by {@code X-Genesys-geo-location}, by DNIS, by the tenant's {@code
 * gvp.general} / {@code default-application}; policies down the tenant tree with reject codes, limits, dialing rules and sections
 * for a child; sections {@code gvp.service-parameters} and {@code gvp.service-prerequisite}; logical resource groups ({@code
 * gvp.lrg}, sections of its own application) with service types, capabilities and {@code load-balance-scheme}, port capacity and
 * OPTIONS health checks; another resource where one fails; Record-Route; affinity of all legs of one {@code msml=<id>} or {@code
 * conf=<id>}; session timers (RFC 4028); SUBSCRIBE and NOTIFY of {@code x-genesys-mediaserver-status}; outbound legs in the session
 * of the call that they belong to; a record for each leg; a pair of nodes
 * in step over two sockets (x-9), so that a dialog survives one of them (docs/resource-manager-pair.md, all of it ours). Configuration is read and watched over the Configuration Server's port,
 * a change there changes routing at once. docs/resource-manager.md has the order of decisions and every option.
 *
 * <p><b>Ours, because not public</b>: the interval and number of missed health checks (5 s, 2) and how long an answer may
 * take (2 s); which answers lead to another resource ({@code rm} / {@code retry-on}); that a resource which a call could not reach
 * is asked at once and used meanwhile only where no other is left; that a leg whose resource is full is refused while the other
 * legs of its id live; schemes but {@code round-robin}; capabilities and capacity of a group; key names and value forms of the
 * prerequisite and parameter sections (see {@link voicelab.systems.resourcemanager.ServiceParameters}), of dialing rules (see
 * {@link voicelab.systems.resourcemanager.NumberRules}) and of policies (the form is public for one service, see {@link
 * voicelab.systems.resourcemanager.PolicyReader}); the session timer options; the status body; {@code gvp.rm} / {@code aor} and
 * {@code port-capacity} of an MCP application; that {@code $dnis$}, {@code $ani$} and {@code $session$} in a page's URL stand for
 * the dialled number, the caller's number and the session's id; that without {@code gvp-tenant-id} the DNIS of every tenant is
 * searched; the two numbers of {@code X-Genesys-GVP-Session-Data}, which are 0.
 *
 * <p><b>Not done</b>: CCXML (501), CTI and gateway groups, burst limits, registrar.
 *
 * <p>Sources: facts on the Resource Manager 1.1 to 1.5; RFC 3261 section 16; RFC 5552; RFC 4240.
 */
package voicelab.systems.resourcemanager;
