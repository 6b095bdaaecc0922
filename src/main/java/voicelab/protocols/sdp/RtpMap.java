package voicelab.protocols.sdp;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a payload type means.
 *
 * @param channels 1 unless said otherwise
 */
public record RtpMap(int payloadType, String encoding, int rateHz, int channels) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3}) +([\\w.+-]{1,64})/(\\d{1,9})(?:/(\\d{1,2}))?");

    /** RFC 3551 table 4, those that a voice platform meets. */
    private static final Map<Integer, RtpMap> STATIC = Map.of(
            0, new RtpMap(0, "PCMU", 8_000, 1),
            3, new RtpMap(3, "GSM", 8_000, 1),
            4, new RtpMap(4, "G723", 8_000, 1),
            8, new RtpMap(8, "PCMA", 8_000, 1),
            9, new RtpMap(9, "G722", 8_000, 1),
            13, new RtpMap(13, "CN", 8_000, 1),
            18, new RtpMap(18, "G729", 8_000, 1));

    /** @return the map, or null when the text is none */
    static RtpMap parse(String value) {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) return null;
        int payloadType = Integer.parseInt(form.group(1));
        if (payloadType > 127) return null;
        int channels = form.group(4) == null ? 1 : Integer.parseInt(form.group(4));
        return new RtpMap(payloadType, usual(form.group(2)), Integer.parseInt(form.group(3)), channels);
    }

    /** Encoding names do not care about case (RFC 8866 section 6.6); ours are written as RFC 3551 does. */
    private static String usual(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.equals("PCMU") || upper.equals("PCMA") ? upper : name;
    }

    static RtpMap ofStatic(int payloadType) {
        return STATIC.get(payloadType);
    }

    boolean is(String name) {
        return encoding.equalsIgnoreCase(name) && rateHz == 8_000 && channels == 1;
    }

    @Override
    public String toString() {
        return payloadType + " " + encoding + "/" + rateHz + (channels == 1 ? "" : "/" + channels);
    }
}
