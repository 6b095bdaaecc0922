package voicelab.protocols.sdp;

/**
 * The c= line.
 *
 * @param type {@code IP4} or {@code IP6}
 * @param value as written, with what may follow a slash
 */
public record SdpAddress(String type, String value) {

    public static SdpAddress of(String host) {
        return new SdpAddress(typeOf(host), host);
    }

    /** Without TTL and count. */
    public String host() {
        int slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash);
    }

    /** RFC 3264 8.4: how older user agents say hold. */
    boolean isHold() {
        return host().equals("0.0.0.0");
    }

    static String typeOf(String host) {
        return host.indexOf(':') >= 0 ? "IP6" : "IP4";
    }

    @Override
    public String toString() {
        return "IN " + type + " " + value;
    }
}
