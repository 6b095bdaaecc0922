/**
 * The SNMP Exporter: a sidecar in each MCP's pod that turns what the pod's master agent knows into metrics (mcp-11).
 *
 * <p><b>The real one</b> follows prometheus/snmp_exporter: {@code GET /snmp?module=if_mib&target=127.0.0.1:1161} (facts 9).
 *
 * <p><b>Imitated</b>: the parameters with their refusals, a walk by SNMPv2c GetBulk over the real port (x-7), tables' indexes and
 * texts as labels, the scrape's own figures, 500 with a reason when the agent does not answer within a bound.
 *
 * <p><b>Ours, because not public</b>: which objects the vendor's module walks. Here it is the lab's own MIB
 * ({@code snmp/objects.csv}), with the names that are public. {@code target=127.0.0.1} means the own pod's agent, which is asked
 * at the pod's own address.
 *
 * <p><b>Not done</b>: other modules (the standard {@code if_mib} objects among them), other {@code auth}s, SNMPv3, the pages
 * {@code /metrics} and {@code /config} of the exporter itself.
 */
package voicelab.systems.snmpexporter;
