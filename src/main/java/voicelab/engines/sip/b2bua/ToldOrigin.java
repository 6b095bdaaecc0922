package voicelab.engines.sip.b2bua;

import voicelab.protocols.sip.SipContent;

/**
 * The o= line that one end is told. It stays one session's, with a version that rises, also when another end speaks behind it
 * (RFC 3264 section 8); until then what crosses is left as it is.
 */
final class ToldOrigin {
    private static final int VERSION = 2;
    private static final int FIELDS = 6;

    private String[] session;
    private boolean kept;

    /** From now on another end speaks. */
    void changeOfVoice() {
        kept = true;
    }

    SipContent told(SipContent sdp) {
        String text = sdp.text();
        int from = text.startsWith("o=") ? 0 : text.indexOf("\no=") + 1;
        int to = end(text, from);
        String[] fields = from == 0 && !text.startsWith("o=")
                ? new String[0]
                : text.substring(from + 2, to).strip().split(" ");
        if (fields.length != FIELDS) return sdp; // whoever reads it will say so
        if (!kept || session == null) {
            session = fields;
            return sdp;
        }
        session[VERSION] = next(session[VERSION]);
        return SipContent.sdp(text.substring(0, from) + "o=" + String.join(" ", session) + text.substring(to));
    }

    private static int end(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) != '\r' && text.charAt(to) != '\n') to++;
        return to;
    }

    private static String next(String version) {
        try {
            return Long.toUnsignedString(Long.parseUnsignedLong(version) + 1);
        } catch (NumberFormatException e) {
            return version;
        }
    }
}
