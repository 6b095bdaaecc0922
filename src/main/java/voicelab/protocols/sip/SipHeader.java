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
        if (name.isEmpty() || !name.chars().allMatch(Tokens::isToken))
            throw new IllegalArgumentException("no header name: '" + name + "'");
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0)
            throw new IllegalArgumentException("line end in the value of " + name);
    }

    static boolean isWritable(String name, String value) {
        return !name.isEmpty()
                && name.chars().allMatch(Tokens::isToken)
                && value.indexOf('\r') < 0
                && value.indexOf('\n') < 0;
    }

    byte[] line() {
        return (name + ": " + value + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
