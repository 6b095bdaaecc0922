package voicelab.protocols.snmp;

import java.util.Optional;

/** The kinds of PDU by their BER tag (RFC 3416 section 3). */
public enum PduKind {
    GET(0xA0, "get"),
    GET_NEXT(0xA1, "get-next"),
    RESPONSE(0xA2, "response"),
    SET(0xA3, "set"),
    GET_BULK(0xA5, "get-bulk"),
    INFORM(0xA6, "inform"),
    TRAP(0xA7, "trap"),
    REPORT(0xA8, "report");

    private final int tag;
    private final String word;

    PduKind(int tag, String word) {
        this.tag = tag;
        this.word = word;
    }

    int tag() {
        return tag;
    }

    public String word() {
        return word;
    }

    static Optional<PduKind> of(int tag) {
        for (PduKind each : values()) if (each.tag == tag) return Optional.of(each);
        return Optional.empty();
    }
}
