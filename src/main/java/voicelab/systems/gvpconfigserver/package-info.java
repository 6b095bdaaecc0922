/**
 * GVP Configuration Server: holds what Resource Manager, MCP, Reporting Server and Service Discovery read and write of
 * GVP's configuration (tenants, IVR profiles, DIDs, MCP applications and their logical resource group).
 *
 * <p>The real one is a Configuration Server of its own beside the tenant's; it speaks an unpublished binary protocol on
 * 8888 and keeps its objects in PostgreSQL. We imitate the documented object model (types and numbers, DBIDs never given
 * twice, filters, delta semantics, state cascades, notifications) and the documented message names, inside our own open
 * framing ({@code docs/open-framing.md}). Not wire-compatible with the Genesys Platform SDK or any native client: those
 * are noted and closed. Read-only mode is there for the day the database is gone.
 *
 * <p>Not done: permissions and access groups beyond the account's password, history log, locale, password change,
 * application authentication, configuration metadata; each is answered "not implemented". IVR profile mandatory attributes
 * and section names are documented; the names {@code GVPDID} and {@code GVPDIDGroup} for the DN and switch types stand in
 * for numbers that we do not know.
 *
 * <p>Sources: docs.genesys.com PSDK ConfigLayerRef (CfgGVPIVRProfile, CfgObjectType, delta objects); GVP private edition
 * guides (RM and MCP configuration folders, {@code azure_rm}, {@code azure_rs}, {@code gvp.lrg}).
 */
package voicelab.systems.gvpconfigserver;
