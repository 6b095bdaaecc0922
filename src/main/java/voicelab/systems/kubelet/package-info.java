/**
 * Kubelet: the node's agent that probes the containers of each MCP pod and restarts what does not live.
 *
 * <p><b>The real one</b> belongs to Kubernetes. It asks the Service Handler of each MCP pod {@code /mcp/liveness} (first after 30
 * s, every 60 s, within 20 s, 3 misses) and {@code /mcp/readiness} (within 50 s), and RUP {@code /health/live} (every 60 s) and
 * {@code /health/ready} (every 30 s). A container that fails its liveness probe is restarted; a pod that fails a readiness probe
 * is unready (facts on GVP 2.8, 8).
 *
 * <p><b>Imitated</b>: those probes over mcp-13 and mcp-14 in the lab's time, good is 200 to 399; the state of each pod in the
 * journal; the restart, through the one power that the frame hands to a {@link voicelab.standin.PodKeeper} (switched off by
 * {@code restart: false}), as a {@code LIFE} entry. What somebody stopped on purpose fails its probe and comes back too, as it
 * would there.
 *
 * <p><b>Ours, because not public</b>: the periods that are not named above; which container a bad answer of the Service Handler
 * speaks for (an answer means its MCP, silence means itself).
 *
 * <p><b>Not done</b>: the back-off between restarts (three misses and the first delay lie between two anyway), the kubelet's own
 * API at 10250 (the map has no such listener), draining. An unready pod is not taken out of anything: GVP finds MCPs through
 * Consul, not through the endpoints of Kubernetes.
 *
 * <p>Sources: facts on GVP 2.8, 8; Kubernetes' public documentation of probes.
 */
package voicelab.systems.kubelet;
