/** SNMPv1 and SNMPv2c in BER (RFC 1157, 1901, 3416): bytes to records and back. SNMPv3's security is not here. No sockets. */
package voicelab.protocols.snmp;
