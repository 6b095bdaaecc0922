package voicelab.protocols.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of UTF-8 text (RFC 3986 2.1); in forms a blank is a {@code +}. */
public final class PercentCode {
    private static final String UNRESERVED = "-._~*";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentCode() {}

    /**
     * @param form whether {@code +} stands for a blank
     * @throws HttpSyntaxError for a {@code %} that two hexadecimal digits do not follow
     */
    public static String decode(String text, boolean form) throws HttpSyntaxError {
        if (text.indexOf('%') < 0 && (!form || text.indexOf('+') < 0)) return text;
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                int high = i + 2 < in.length ? digit(in[i + 1]) : -1;
                int low = i + 2 < in.length ? digit(in[i + 2]) : -1;
                if (high < 0 || low < 0) throw new HttpSyntaxError("% without two hexadecimal digits at byte " + i);
                out.write((high << 4) | low);
                i += 2;
            } else {
                out.write(form && in[i] == '+' ? ' ' : in[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** @param form whether a blank becomes {@code +} (else {@code %20}) */
    public static String encode(String text, boolean form) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isAlphanumeric(c) || UNRESERVED.indexOf(c) >= 0) out.append(c);
            else if (form && c == ' ') out.append('+');
            else out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
        }
        return out.toString();
    }

    static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static int digit(byte b) {
        return Character.digit((char) b, 16);
    }
}
