package voicelab.protocols.rtp;

import java.nio.ByteBuffer;

/**
 * The payload of one telephone-event packet (RFC 4733 section 2.3).
 *
 * @param event 0 to 9, 10 star, 11 hash, 12 to 15 A to D; others are no keys
 * @param end whether the event is over
 * @param volume 0 to 63, in -dBm0
 * @param duration so far, in timestamp units; at most 65535
 */
public record TelephoneEvent(int event, boolean end, int volume, int duration) {
    public static final int OCTETS = 4;
    public static final int VOLUME_USUAL = 10;
    private static final String KEYS = "0123456789*#ABCD";

    /** @return the event, or null when the payload is too short to be one */
    public static TelephoneEvent read(ByteBuffer in, int at, int length) {
        if (length < OCTETS) return null;
        int second = in.get(at + 1);
        return new TelephoneEvent(in.get(at) & 0xFF, (second & 0x80) != 0, second & 0x3F, in.getShort(at + 2) & 0xFFFF);
    }

    public void write(ByteBuffer out) {
        out.put((byte) event).put((byte) ((end ? 0x80 : 0) | volume)).putShort((short) duration);
    }

    /** The key, or 0 for an event that is none. */
    public char key() {
        return event < KEYS.length() ? KEYS.charAt(event) : 0;
    }

    /** @throws IllegalArgumentException for anything but {@code 0-9 * # A-D} */
    public static int eventOf(char key) {
        int event = KEYS.indexOf(key);
        if (event < 0) throw new IllegalArgumentException("'" + key + "' is no key of 0-9 * # A-D");
        return event;
    }
}
