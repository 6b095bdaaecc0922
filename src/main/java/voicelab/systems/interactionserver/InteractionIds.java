package voicelab.systems.interactionserver;

import java.util.Locale;

/**
 * Gives interaction ids: 16 letters and digits, as the vendor's samples have them ({@code 02F0ASAK8EAFA00W}). How the real
 * server makes them is not public; these are the start's time and a counter, both in base 36.
 */
final class InteractionIds {
    static final int LENGTH = 16;
    private static final int TIME_DIGITS = 8;
    private static final long TIMES = (long) Math.pow(36, TIME_DIGITS);

    private final String prefix;
    private long last;

    InteractionIds(long epochMillis) {
        this.prefix = "0" + padded(Math.floorMod(epochMillis, TIMES), TIME_DIGITS);
    }

    synchronized String next() {
        return prefix + padded(++last, LENGTH - 1 - TIME_DIGITS);
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number, 36).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
