/**
 * SNMP and AgentX: a master agent, subagents, a walker, and the text that an exporter makes of a walk.
 *
 * <p>SNMPv1 and v2c are read and written by {@link voicelab.protocols.snmp}; the security of version 3 (RFC 3414) is snmp4j's,
 * which is seen only here and loaded at the first packet of version 3.
 */
package voicelab.engines.snmp;
