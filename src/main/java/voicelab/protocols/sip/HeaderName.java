package voicelab.protocols.sip;

import java.util.Locale;
import java.util.Map;

/** Compact forms (RFC 3261 section 7.3.3 and the registry), and comparison without case on raw bytes. */
final class HeaderName {
    private static final Map<String, Character> COMPACT = Map.ofEntries(
            Map.entry("via", 'v'),
            Map.entry("from", 'f'),
            Map.entry("to", 't'),
            Map.entry("call-id", 'i'),
            Map.entry("contact", 'm'),
            Map.entry("content-length", 'l'),
            Map.entry("content-type", 'c'),
            Map.entry("content-encoding", 'e'),
            Map.entry("subject", 's'),
            Map.entry("supported", 'k'),
            Map.entry("event", 'o'),
            Map.entry("refer-to", 'r'),
            Map.entry("referred-by", 'b'),
            Map.entry("session-expires", 'x'),
            Map.entry("allow-events", 'u'));

    private HeaderName() {}

    static char compact(String lowerName) {
        Character letter = COMPACT.get(lowerName);
        return letter == null ? 0 : letter;
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether the bytes from {@code from} to {@code to} are this name (given in lower case) or its compact letter. */
    static boolean matches(byte[] bytes, int from, int to, String lowerName, char compact) {
        int length = to - from;
        if (length == 1 && compact != 0) return (bytes[from] | 0x20) == compact;
        return same(bytes, from, to, lowerName);
    }

    static boolean same(byte[] bytes, int from, int to, String lower) {
        if (to - from != lower.length()) return false;
        for (int i = 0; i < lower.length(); i++) {
            int b = bytes[from + i];
            if (b >= 'A' && b <= 'Z') b |= 0x20;
            if (b != lower.charAt(i)) return false;
        }
        return true;
    }
}
