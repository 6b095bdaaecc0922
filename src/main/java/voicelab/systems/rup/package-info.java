/**
 * RUP: the Recording Uploader, a sidecar in the pod of each MCP.
 *
 * <p><b>The real one</b> reads finished recordings from a volume that it shares with its MCP, uploads them to the storage that
 * the tenant's settings name, hands them to a WebDAV server when its pod goes away or the disk is full, and answers the
 * cluster's probes at 8080: {@code /health/live}, {@code /health/ready}, and metrics (facts on GVP 8). What the letters stand
 * for is inferred.
 *
 * <p><b>Imitated</b>: both health paths, from real state: ready while the storage can be written and there is room; recordings
 * that are stored before they are acknowledged, kept over the end of the process with {@code --state}, and put to a WebDAV-like
 * target, the oldest first, again and again until it has them.
 *
 * <p><b>Ours, because not public</b>: where a recording comes in ({@code /lab/v1/recordings}), the path {@code /metrics} and the
 * names there, bodies of answers, the counts of probes under {@code /lab/v1/probes}. Vendor paths answer 501.
 *
 * <p><b>Not done</b>: the shared volume and its cache, encrypted recordings, the tenant's storage settings (transaction {@code
 * hybrid_integration}), the conversation provider, the default place for lost ones. MCP does not hand recordings over yet.
 *
 * <p>Sources: facts on GVP 8; RFC 4918 for PUT and 507.
 */
package voicelab.systems.rup;
