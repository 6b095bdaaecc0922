/**
 * GVP Configuration Server: holds what Resource Manager, MCP, Reporting Server and Service Discovery read and write of
 * GVP's configuration (tenants, IVR profiles, DIDs, MCP applications and their logical resource group).
 *
 * <p>The real one is a Configuration Server of its own beside the tenant's; it speaks an unpublished binary protocol on
 * 8888 and keeps its objects in PostgreSQL. We imitate the documented object model (types and numbers, DBIDs never given
 * twice, filters, delta semantics, state cascades, notifications) and the documented message names, inside our own open
 * framing ({@code docs/open-framing.md}). Not wire-compatible with the Genesys Platform SDK or any native client: those
 * are noted and closed. Objects are kept in PostgreSQL over link {@code gvp-17} (database {@code gvp}, tables of ours,
 * {@code docs/config-server.md}); where no PostgreSQL lives in the lab, in memory. Without its database the server is
 * read-only and says so in the documented words ("read-only mode", "Connection to Database ... lost").
 *
 * <p>Which profile a DNIS belongs to is in the objects: an IVR profile's {@code didDbids} name CfgDN objects, whose {@code
 * number} is a single number or a range {@code [8100-8199]}; the default is the tenant's {@code gvp.general /
 * default-application}. An MCP is a CfgApplication of type 145 in the folder {@code MCP_Configuration_Unit\MCP_LRG}, its
 * host a CfgHost with an {@code ipAddress}; the folder's user properties have {@code gvp.lrg / load-balance-scheme}.
 *
 * <p>Not done: permissions and
 * access groups beyond the account's password, locale, password change, application authentication and
 * configuration metadata are not there either: requests for them are answered "not implemented". The mandatory attributes
 * and section names of IVR profiles are documented; the names {@code GVPDID} and {@code GVPDIDGroup} for the DN and switch
 * types stand in for numbers that we do not know.
 *
 * <p>Sources: docs.genesys.com PSDK ConfigLayerRef (CfgGVPIVRProfile, CfgObjectType, delta objects); GVP private edition
 * guides (RM and MCP configuration folders, {@code azure_rm}, {@code azure_rs}, {@code gvp.lrg}).
 */
package voicelab.systems.gvpconfigserver;
