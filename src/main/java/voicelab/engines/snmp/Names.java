package voicelab.engines.snmp;

import voicelab.protocols.smi.Oid;

/** Object identifiers of the standard MIBs that this engine speaks of (SNMPv2-MIB, RFC 3418). */
final class Names {
    static final Oid SYSTEM = Oid.parse("1.3.6.1.2.1.1");
    static final Oid SYS_UP_TIME = SYSTEM.plus(3, 0);
    static final Oid SNMP_TRAP_OID = Oid.parse("1.3.6.1.6.3.1.1.4.1.0");

    private Names() {}
}
