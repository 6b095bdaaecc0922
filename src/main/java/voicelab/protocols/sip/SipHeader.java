package voicelab.protocols.sip;

import java.nio.charset.StandardCharsets;

/**
 * One header line to be written.
 *
 * @param name as it is to stand on the wire
 * @param value without line ends; UTF-8
 */
public record SipHeader(String name, String value) {

    /** @throws IllegalArgumentException when the name is no token or the value would break the line */
    public SipHeader {
        if (!isName(name)) throw new IllegalArgumentException("no header name: '" + name + "'");
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0)
            throw new IllegalArgumentException("line end in the value of " + name);
    }

    static boolean isWritable(String name, String value) {
        return isName(name) && value.indexOf('\r') < 0 && value.indexOf('\n') < 0;
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) if (!Tokens.isToken(name.charAt(i))) return false;
        return !name.isEmpty();
    }

    byte[] line() {
        return (name + ": " + value + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
