/**
 * The Log Exporter: the sidecar in the pod of each MCP that turns MCP's log into metrics.
 *
 * <p><b>The real one</b> answers Prometheus at 8200 {@code /log} (mcp-12). How it counts and what its metrics are called is not
 * public; the names of the alerts made of them are (facts 2.9), and some of the strings and ids that are searched for.
 *
 * <p><b>Imitated</b>: it reads the log file that MCP writes, on the volume that the containers of a pod share: in the lab that is
 * {@code ../mcp-2/log/mcp.log} beside the own directory, and the older files behind it. It knows nothing of MCP but what stands
 * there. Counters by level, by log id, and one for each alert name whose lines MCP's stand-in can write.
 *
 * <p><b>Ours, because not public</b>: the metrics' names ({@code lab_log_...}); which lines count for an alert where
 * neither an id nor a search string is public. It begins with what is in the files when it starts, so its counters survive its
 * own restart as far as the files reach back.
 *
 * <p><b>Not done</b>: alert names for what MCP's stand-in does not do (recording, WebSocket, gRPC, MSML, streaming): no counter,
 * rather than one that stays 0 for ever.
 */
package voicelab.systems.logexporter;
