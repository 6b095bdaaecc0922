package voicelab.protocols.sip;

import java.util.Locale;

/** What carries SIP between two systems of the lab. */
public enum Transport {
    UDP,
    TCP;

    /** As in a {@code transport=} URI parameter: {@code udp}, {@code tcp}. */
    public String parameter() {
        return this == TCP ? "tcp" : "udp";
    }

    /** The transport of that name; UDP for {@code null}, as RFC 3263 section 4.1 has it for a sip URI with an IP literal. */
    public static Transport of(String name) {
        return name != null && name.toUpperCase(Locale.ROOT).startsWith("TCP") ? TCP : UDP;
    }
}
