package voicelab.engines.media;

import java.nio.ByteBuffer;
import voicelab.protocols.audio.Law;

/**
 * Puts packets in order. One that came too early waits until the missing ones come, or until it is {@link #WAIT} ahead;
 * then they are given up. No thread and no clock of its own.
 */
final class ReorderBuffer {
    static final int WAIT = 3;
    /** A second; a longer hole is a pause. */
    private static final int LOST_MAX = 50;

    private static final int SLOTS = WAIT + 1;
    private static final int NONE = -1;

    /** What comes out, in order. */
    interface Out {
        void sound(Law law, ByteBuffer payload, int at, int length);

        /** So many packets never came. */
        void lost(int packets);
    }

    private static final class Slot {
        final ByteBuffer payload = ByteBuffer.allocate(MediaSelector.DATAGRAM_MAX);
        int sequence = NONE;
        Law law;
        int length;
    }

    private final Out out;
    private final Slot[] slots = new Slot[SLOTS];
    private int next = NONE;
    private int held;

    ReorderBuffer(Out out) {
        this.out = out;
    }

    /** @param law null for a packet that is no sound but counts in the sequence */
    void packet(int sequence, Law law, ByteBuffer in, int at, int length) {
        if (next == NONE) next = sequence;
        int ahead = (short) (sequence - next);
        if (ahead < 0) return; // too late, or twice
        if (ahead > WAIT) giveUp(sequence, ahead);
        if (sequence == next) {
            pass(law, in, at, length);
            passHeld();
        } else hold(sequence, law, in, at, length);
    }

    /** Whether packets wait for one that is missing. */
    boolean holds() {
        return held > 0;
    }

    /** Lets out what waits; the missing are lost. */
    void flush() {
        for (int i = 0; i < SLOTS && held > 0; i++) step();
    }

    /** The sequence begins anew with the next packet. */
    void reset() {
        flush();
        next = NONE;
    }

    private void giveUp(int sequence, int ahead) {
        int steps = ahead - WAIT;
        if (ahead > LOST_MAX) {
            flush();
            int gone = (sequence - next) & 0xFFFF;
            out.lost(Math.min(LOST_MAX, gone));
            next = sequence;
            return;
        }
        for (int i = 0; i < steps; i++) step();
        passHeld();
    }

    private void step() {
        Slot slot = slots[next % SLOTS];
        if (slot != null && slot.sequence == next) passSlot(slot);
        else {
            out.lost(1);
            advance();
        }
    }

    private void passHeld() {
        for (Slot slot = slots[next % SLOTS]; slot != null && slot.sequence == next; slot = slots[next % SLOTS])
            passSlot(slot);
    }

    private void passSlot(Slot slot) {
        slot.sequence = NONE;
        held--;
        pass(slot.law, slot.payload, 0, slot.length);
    }

    private void pass(Law law, ByteBuffer in, int at, int length) {
        advance();
        if (law != null) out.sound(law, in, at, length);
    }

    private void advance() {
        next = (next + 1) & 0xFFFF;
    }

    private void hold(int sequence, Law law, ByteBuffer in, int at, int length) {
        int index = sequence % SLOTS;
        if (slots[index] == null) slots[index] = new Slot();
        Slot slot = slots[index];
        if (slot.sequence == sequence) return; // twice
        slot.sequence = sequence;
        slot.law = law;
        slot.length = length;
        slot.payload.clear();
        slot.payload.put(0, in, at, length);
        held++;
    }
}
