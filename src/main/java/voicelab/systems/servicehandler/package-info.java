/**
 * The Service Handler: the sidecar in the pod of each MCP that registers it at Consul and says whether it works.
 *
 * <p><b>The real one</b> is a container beside MCP. It registers its MCP as service {@code gvp-mcp} again and again, and
 * answers the cluster's probes on 8300; for readiness it places a call to its MCP with sipp (facts 2.1, 2.8, 5).
 *
 * <p><b>Imitated</b>: {@code PUT /v1/agent/service/register} at Consul (gvp-10) on 8501 under TLS, on 8500, or on both, every 10
 * s of the lab's time, with an HTTP check of its own {@code /mcp/liveness} every 30 s; the deregistration when it stops; {@code
 * /mcp/liveness}; {@code /mcp/readiness} with a real call: an INVITE to the own MCP, a VoiceXML page, media until MCP hangs up.
 * One instance belongs to one MCP and shares its address. When its MCP is gone the handler goes on registering it, and its
 * check turns critical.
 *
 * <p><b>Ours, because not public</b>: service id (the instance, {@code mcp-2}) and meta; the bodies of the answers; what
 * liveness looks at (OPTIONS to MCP's SIP port); the page of the self-test; everything under {@code /lab/}: {@code POST
 * /lab/v1/register} registers at once, on the port and with the meta that it is given, until {@code DELETE} takes them back.
 *
 * <p><b>Not done</b>: draining (the real pod lets calls end for up to an hour), pod labels, the test pool.
 *
 * <p>Sources: facts on GVP 0, 2.1, 2.8, 5; Consul's public HTTP API (agent/service/register).
 */
package voicelab.systems.servicehandler;
