package voicelab.protocols.snmp;

/** Bytes that are no SNMP. */
public final class SnmpSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    SnmpSyntaxException(String message) {
        super(message, null, false, false);
    }
}
