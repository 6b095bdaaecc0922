/**
 * Service Discovery: makes the MCP applications in GVP's Configuration Server what Consul has as {@code gvp-mcp}, and gives each
 * tenant what it must have.
 *
 * <p><b>The real one</b> is a service beside GVP's Configuration Server. It looks 10 s after its start and then every 60 s: what
 * Consul lists as {@code gvp-mcp} becomes, check, add and delete, the MCP applications under {@code
 * MCP_Configuration_Unit\MCP_LRG}; each tenant of the ConfigMap files in {@code /etc/config} gets an object, IVR profiles, a
 * transaction, and its key in Consul's folder {@code tenants} (facts on GVP 4, 5).
 *
 * <p><b>Imitated</b>: that loop in the lab's time, over gvp-6 (Consul at 8501 for the service, at 8500 for the keys) and gvp-5;
 * a changed address changes the application; hosts come and go with their applications; {@code /health} at 8080, metrics at
 * 9090. An instance with a critical check does not count: the purge period of the real one is 0 minutes. What cannot be read is
 * never taken for "none": without Consul, or without a writable Configuration Server, everything stays.
 *
 * <p><b>Ours, because not public</b>: that an application's name is the service's id; what is written at the keys (the JSON of
 * the tenant's file) and the flag that marks them; tenants that stand in the Configuration Server without a file get the same;
 * names of metrics, bodies of answers; no delay before the first sync; everything under {@code /lab/}: {@code POST /lab/v1/sync}
 * syncs at once.
 *
 * <p><b>Not done</b>: the test pool, the Google key of a tenant, mail metering, access groups.
 *
 * <p>Sources: facts on GVP 4, 5; Consul's public HTTP API (health/service, kv).
 */
package voicelab.systems.servicediscovery;
