package voicelab.engines.media;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import voicelab.protocols.audio.Dtmf;
import voicelab.protocols.rtp.TelephoneEvent;

/** The keys that a session still has to press, and how far the present one is. One tick a call of {@link #advance}. */
final class DigitSender {
    private static final int TICK_MILLIS = 20;
    private static final int UNITS_A_TICK = 160;
    /** RFC 4733 2.5.1.4: the end packet three times. */
    private static final int ENDS = 3;

    private static final int ON_MAX_MILLIS = 8_000;

    private record Press(char key, int onTicks, int gapTicks) {}

    private final Deque<Press> waiting = new ArrayDeque<>();
    private final int queueMax;
    private Press now;
    private int tick;
    private int startTimestamp;
    private short[] tone;

    DigitSender(int queueMax) {
        this.queueMax = queueMax;
    }

    synchronized void press(String keys, Duration on, Duration gap) {
        for (int i = 0; i < keys.length(); i++) TelephoneEvent.eventOf(keys.charAt(i));
        if (on.isNegative() || on.toMillis() > ON_MAX_MILLIS || gap.isNegative() || gap.toMillis() > ON_MAX_MILLIS)
            throw new IllegalArgumentException("a key and its gap last up to " + ON_MAX_MILLIS + " ms each");
        if (waiting.size() + keys.length() > queueMax)
            throw new IllegalStateException("more than " + queueMax + " digits wait");
        int onTicks = Math.max(1, ticks(on));
        int gapTicks = Math.max(ENDS, ticks(gap));
        for (int i = 0; i < keys.length(); i++) waiting.add(new Press(keys.charAt(i), onTicks, gapTicks));
    }

    /**
     * Goes on by one tick.
     *
     * @return whether a key or its gap takes this tick
     */
    synchronized boolean advance(int timestamp) {
        if (now != null && ++tick > now.onTicks + now.gapTicks) now = null;
        if (now == null) {
            now = waiting.poll();
            tick = 1;
            startTimestamp = timestamp;
            tone = null;
        }
        return now != null;
    }

    synchronized boolean busy() {
        return now != null || !waiting.isEmpty();
    }

    boolean first() {
        return tick == 1;
    }

    /** Whether this tick has an event packet; further ticks are the gap. */
    boolean sendsEvent() {
        return tick <= now.onTicks + ENDS;
    }

    int startTimestamp() {
        return startTimestamp;
    }

    void writeEvent(ByteBuffer out) {
        boolean end = tick > now.onTicks;
        int duration = Math.min(tick, now.onTicks) * UNITS_A_TICK;
        new TelephoneEvent(TelephoneEvent.eventOf(now.key), end, TelephoneEvent.VOLUME_USUAL, duration).write(out);
    }

    /** The same as a tone, for a peer that takes no events. */
    void fillTone(short[] frame) {
        Arrays.fill(frame, (short) 0);
        if (tick > now.onTicks) return;
        if (tone == null) tone = Dtmf.tone(now.key, Duration.ofMillis((long) now.onTicks * TICK_MILLIS));
        System.arraycopy(tone, (tick - 1) * UNITS_A_TICK, frame, 0, frame.length);
    }

    private static int ticks(Duration length) {
        return (int) ((length.toMillis() + TICK_MILLIS - 1) / TICK_MILLIS);
    }
}
