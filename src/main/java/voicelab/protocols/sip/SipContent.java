package voicelab.protocols.sip;

import java.nio.charset.StandardCharsets;

/** A body and what it is. Immutable; the bytes are shared, never to be changed. */
public final class SipContent {
    public static final String SDP = "application/sdp";

    private final String type;
    private final byte[] bytes;

    /** @param type the Content-Type value, such as {@code application/sdp} */
    public SipContent(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    public String type() {
        return type;
    }

    public byte[] bytes() {
        return bytes;
    }

    public static SipContent sdp(String text) {
        return of(SDP, text);
    }

    public static SipContent sdp(byte[] bytes) {
        return new SipContent(SDP, bytes);
    }

    /** A body of UTF-8 text. */
    public static SipContent of(String type, String text) {
        return new SipContent(type, text.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether the type, without its parameters, is this one. */
    public boolean is(String mediaType) {
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).trim().equalsIgnoreCase(mediaType);
    }
}
