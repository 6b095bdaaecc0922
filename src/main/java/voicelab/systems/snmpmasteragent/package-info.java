/**
 * The SNMP Master Agent: a sidecar in each MCP's pod; MCP, Resource Manager and Reporting Server are its subagents.
 *
 * <p><b>The real one</b> is net-snmp's {@code snmpd} with AgentX on 1705 (facts 2.1, 9); that it answers SNMP on 1161 is taken
 * from the exporter's documented target.
 *
 * <p><b>Imitated</b>: AgentX (RFC 2741), all PDUs: sessions, regions with priorities and ranges, indexes, capabilities, ping,
 * notifications; SNMPv1, v2c, v3 (RFC 3416, 3414: noAuthNoPriv, authNoPriv, authPriv with SHA or SHA-256 and AES-128); Get,
 * GetNext, GetBulk over all subagents in order, Set in three steps; the system group with sysORTable; SNMPv2 traps to the
 * configured sinks. A foreign subagent may join.
 *
 * <p><b>Ours, because not public</b>: the numbers of the vendor's objects. They stand in the lab's own MIB under net-snmp's
 * playpen (docs/voicelab-mib.txt), never under the vendor's enterprise.
 *
 * <p><b>Not done</b>: contexts other than the default one (refused); views (VACM): a community or user sees everything; SNMP
 * over TCP or TLS; informs; the snmp group's counters.
 */
package voicelab.systems.snmpmasteragent;
