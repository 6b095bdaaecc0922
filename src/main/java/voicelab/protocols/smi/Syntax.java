package voicelab.protocols.smi;

import java.util.Optional;

/** The syntaxes of a value with the number that AgentX gives them (RFC 2741 section 5.4); SNMP's BER tags are the same. */
public enum Syntax {
    INTEGER(2),
    OCTET_STRING(4),
    NULL(5),
    OBJECT_IDENTIFIER(6),
    IP_ADDRESS(64),
    COUNTER32(65),
    GAUGE32(66),
    TIME_TICKS(67),
    OPAQUE(68),
    COUNTER64(70),
    NO_SUCH_OBJECT(128),
    NO_SUCH_INSTANCE(129),
    END_OF_MIB_VIEW(130);

    private final int number;

    Syntax(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static Optional<Syntax> of(int number) {
        for (Syntax each : values()) if (each.number == number) return Optional.of(each);
        return Optional.empty();
    }

    public boolean isNumber() {
        return switch (this) {
            case INTEGER, COUNTER32, GAUGE32, TIME_TICKS, COUNTER64 -> true;
            default -> false;
        };
    }

    public boolean isBytes() {
        return this == OCTET_STRING || this == IP_ADDRESS || this == OPAQUE;
    }

    /** No value but the reason why there is none (RFC 3416 section 2.5). */
    public boolean isException() {
        return number >= 128;
    }
}
