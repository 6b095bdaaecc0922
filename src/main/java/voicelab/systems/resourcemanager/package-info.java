/**
 * The Resource Manager of the voice platform: the SIP proxy that every request for a media service passes (facts 1).
 *
 * <p><b>The real one</b> is a SIP proxy, registrar and notifier. It opens a session for a new INVITE, finds tenant and IVR
 * profile, applies policies, writes the profile's service parameters into the request URI, picks a physical resource out of a
 * logical resource group, stays in the dialog by Record-Route, and bills the call at the Reporting Server.
 *
 * <p><b>Imitated</b>: session ids and their header; tenant by {@code gvp-tenant-id}; IVR profile by parameter or header {@code
 * X-Genesys-gsw-ivr-profile-name|-id}, by DNIS, by the tenant's {@code gvp.general} / {@code default-application}; sections
 * {@code gvp.service-parameters} and {@code gvp.service-prerequisite}; policies that forbid a service or bound the calls; the
 * MCP group with its {@code gvp.lrg} / {@code load-balance-scheme} ({@code round-robin}, {@code least-used}), port capacity and
 * OPTIONS health checks; another resource after 408, 503, 5xx or no connection;
 * Record-Route; affinity of {@code msml=<id>} and {@code conf=<id>}; a record for each call; a pair of nodes in step over
 * two sockets (x-9), so that a dialog survives one of them. Configuration is read and watched over the Configuration Server's
 * port, a change there changes routing at once.
 *
 * <p><b>Ours, because not public</b>: the interval and number of missed health checks (5 s, 2) and how long an answer may
 * take (2 s); which answers lead to another resource; that a resource which a call could not reach is asked at once and used
 * meanwhile only where no other is left; the scheme {@code least-used}; the names {@code initial-page-url}, {@code
 * alternate-voicexml} and {@code default-properties-page} in the prerequisite section and the forms {@code fixed,VALUE} and
 * {@code default,VALUE} in the parameter section (see {@link voicelab.systems.resourcemanager.ServiceParameters}); the
 * policy keys {@code <service>-allowed}, {@code <service>-forbidden-respcode}, {@code usage-limits}, {@code
 * usage-limit-exceeded-respcode}; {@code gvp.rm} / {@code aor} and {@code port-capacity} of an MCP application; that {@code
 * $dnis$}, {@code $ani$} and {@code $session$} in a page's URL stand for the dialled number, the caller's number and the
 * session's id; that without {@code gvp-tenant-id} the DNIS of every tenant is searched; everything
 * that the nodes of a pair say to each other, and its rules (docs/resource-manager-pair.md).
 *
 * <p><b>Not done</b>: CCXML (501), SUBSCRIBE and NOTIFY of the media server status, CTI groups, dialing rules, registrar.
 *
 * <p>Sources: facts on the Resource Manager 1.1 to 1.5; RFC 3261 section 16; RFC 5552; RFC 4240.
 */
package voicelab.systems.resourcemanager;
