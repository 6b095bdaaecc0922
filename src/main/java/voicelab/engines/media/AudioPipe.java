package voicelab.engines.media;

import voicelab.protocols.audio.AudioSource;

/**
 * Live sound from one thread to a session's play queue: what another session hears, what a speech server streams. It gathers
 * {@link #HEADSTART} samples before it begins and again after it ran empty, so that an unsteady writer makes no holes; it is
 * silent meanwhile. The oldest samples go when it is full. Thread-safe.
 */
public final class AudioPipe implements AudioSource, AutoCloseable {
    /** 60 ms. */
    public static final int HEADSTART = 480;

    private final short[] ring;
    private int from;
    private int size;
    private boolean flowing;
    private boolean closed;

    /** @param capacity in samples; also the most delay that it can build up */
    public AudioPipe(int capacity) {
        if (capacity < HEADSTART) throw new IllegalArgumentException("a pipe holds at least " + HEADSTART + " samples");
        ring = new short[capacity];
    }

    public synchronized void write(short[] samples) {
        for (short sample : samples) {
            if (size == ring.length) {
                from = (from + 1) % ring.length;
                size--;
            }
            ring[(from + size++) % ring.length] = sample;
        }
    }

    @Override
    public synchronized int read(short[] frame) {
        flowing = closed || (flowing ? size > 0 : size >= HEADSTART);
        int n = flowing ? Math.min(frame.length, size) : 0;
        for (int i = 0; i < n; i++) frame[i] = ring[(from + i) % ring.length];
        from = (from + n) % ring.length;
        size -= n;
        if (closed) return n;
        for (int i = n; i < frame.length; i++) frame[i] = 0;
        return frame.length;
    }

    /** What is inside is still played, then it ends. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
