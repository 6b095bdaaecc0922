package voicelab.protocols.audio;

/** The two laws of ITU-T G.711, 8 kHz, with their static payload types (RFC 3551 section 6). */
public enum Law {
    MU(0, "PCMU", (byte) 0xFF),
    A(8, "PCMA", (byte) 0xD5);

    private final int payloadType;
    private final String encoding;
    private final byte silence;

    Law(int payloadType, String encoding, byte silence) {
        this.payloadType = payloadType;
        this.encoding = encoding;
        this.silence = silence;
    }

    public int payloadType() {
        return payloadType;
    }

    /** The name in SDP. */
    public String encoding() {
        return encoding;
    }

    /** The octet of silence. */
    public byte silence() {
        return silence;
    }

    /** @throws IllegalArgumentException for any other than 0 and 8 */
    public static Law ofPayloadType(int payloadType) {
        return switch (payloadType) {
            case 0 -> MU;
            case 8 -> A;
            default -> throw new IllegalArgumentException("payload type " + payloadType + " is not G.711");
        };
    }
}
