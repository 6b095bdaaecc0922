package voicelab.engines.media;

/** The last samples heard; takes its memory with the first of them. Thread-safe. */
final class SoundRing {
    private final int capacity;
    private short[] ring;
    private int next;
    private int size;

    SoundRing(int capacity) {
        this.capacity = capacity;
    }

    synchronized void write(short[] frame) {
        if (capacity == 0) return;
        if (ring == null) ring = new short[capacity];
        for (short sample : frame) {
            ring[next] = sample;
            next = next + 1 == capacity ? 0 : next + 1;
        }
        size = Math.min(capacity, size + frame.length);
    }

    /** Oldest first. */
    synchronized short[] copy() {
        short[] copy = new short[size];
        for (int i = 0; i < size; i++) copy[i] = ring[Math.floorMod(next - size + i, capacity)];
        return copy;
    }

    synchronized void clear() {
        size = 0;
    }
}
