package voicelab.systems.interactionserver;

import java.time.Instant;
import java.util.Optional;

/**
 * Where an interaction is now.
 *
 * @param queue the queue that it is in, or was taken from and returns to
 * @param heldAt when it was put on hold; null when it is not
 * @param lock the snapshot that locks it, 0 for none
 * @param placedAt when it came into its queue
 * @param placeSeq counts placings of the whole server: a queue's order
 * @param movedAt when it first came into another queue than the first; null until then
 * @param assignedAt when its party took it; null without party
 * @param party null while it waits in its queue
 */
record Whereabouts(
        String queue,
        InteractionState state,
        Instant heldAt,
        int lock,
        Instant placedAt,
        long placeSeq,
        Instant movedAt,
        Instant assignedAt,
        Party party) {

    static Whereabouts submitted(String queue, Instant now, long placeSeq) {
        return new Whereabouts(queue, InteractionState.QUEUED, null, 0, now, placeSeq, null, null, null);
    }

    Whereabouts placed(String next, Instant now, long seq) {
        // moved_to_queue_at: the first move, not updated on return
        Instant moved = movedAt == null && !next.equals(queue) ? now : movedAt;
        return new Whereabouts(next, InteractionState.QUEUED, heldAt, lock, now, seq, moved, null, null);
    }

    Whereabouts taken(InteractionState by, Party who, Instant now) {
        return new Whereabouts(queue, by, heldAt, lock, placedAt, placeSeq, movedAt, now, who);
    }

    Whereabouts held(Instant at) {
        return new Whereabouts(queue, state, at, lock, placedAt, placeSeq, movedAt, assignedAt, party);
    }

    Whereabouts locked(int by) {
        return new Whereabouts(queue, state, heldAt, by, placedAt, placeSeq, movedAt, assignedAt, party);
    }

    /** Why nobody can take it, empty when somebody can; {@code by} is the snapshot that may have locked it. */
    String hindrance(int by) {
        if (party != null) return "is with another party";
        if (isHeld()) return "is held";
        return isLocked() && lock != by ? "is locked by a snapshot" : "";
    }

    boolean isHeld() {
        return heldAt != null;
    }

    boolean isLocked() {
        return lock != 0;
    }

    Optional<Party> taker() {
        return Optional.ofNullable(party);
    }
}
