package voicelab.map;

import java.util.Locale;

/** How a link's traffic travels: which client endpoint its half routes end in, or whether its arrow is native. */
public enum Carriage {
    SIP(Pattern.IN_ONLY),
    FRAME(Pattern.IN_ONLY),
    OPENWIRE(Pattern.IN_ONLY),
    KAFKA(Pattern.IN_ONLY),
    RESP(Pattern.IN_ONLY),
    AGENTX(Pattern.IN_ONLY),
    SNMP(Pattern.IN_ONLY),
    MRCP(Pattern.IN_ONLY),
    WEBSOCKET(Pattern.IN_ONLY),
    HTTP(Pattern.IN_OUT),
    SQL(Pattern.IN_OUT),
    GRPC(Pattern.IN_OUT),
    RTP(Pattern.NATIVE),
    DTLS_SRTP(Pattern.NATIVE),
    TURN(Pattern.NATIVE),
    RTMFP(Pattern.NATIVE),
    RTMPT(Pattern.NATIVE);

    /** Messages one way, request and reply, or media beside the routes. */
    public enum Pattern {
        IN_ONLY,
        IN_OUT,
        NATIVE
    }

    private final Pattern pattern;

    Carriage(Pattern pattern) {
        this.pattern = pattern;
    }

    public Pattern pattern() {
        return pattern;
    }

    public boolean isNative() {
        return pattern == Pattern.NATIVE;
    }

    /** @throws IllegalArgumentException for an unknown word */
    public static Carriage parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
