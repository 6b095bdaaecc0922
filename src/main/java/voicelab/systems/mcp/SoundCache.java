package voicelab.systems.mcp;

import java.util.IdentityHashMap;

/**
 * Sounds as samples, by the very bytes that they were read from: what {@link PageCache} still has need not be decoded again. Never
 * to be changed by who gets them. Thread-safe; bounded.
 */
final class SoundCache {
    static final int MOST_SAMPLES = 4 << 20;

    private final IdentityHashMap<byte[], short[]> sounds = new IdentityHashMap<>();
    private int samples;

    /** Null when it is not there. */
    synchronized short[] of(byte[] body) {
        return sounds.get(body);
    }

    synchronized void keep(byte[] body, short[] sound) {
        if (sound.length > MOST_SAMPLES / 4) return;
        if (samples + sound.length > MOST_SAMPLES) clear();
        if (sounds.put(body, sound) == null) samples += sound.length;
    }

    synchronized void clear() {
        sounds.clear();
        samples = 0;
    }
}
