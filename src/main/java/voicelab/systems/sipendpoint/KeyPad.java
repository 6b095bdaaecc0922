package voicelab.systems.sipendpoint;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Keys that are pressed in one call, one burst after the other. On the event loop. */
final class KeyPad {
    private final Line line;
    private final PhoneMedia media;
    private final String callId;
    private long busyUntil;

    KeyPad(Line line, PhoneMedia media, String callId) {
        this.line = line;
        this.media = media;
        this.callId = callId;
    }

    /** @param pressed completes when all were sent */
    void press(String keys, CompletableFuture<Void> pressed) {
        try {
            media.keys(keys, Keys.ON, Keys.GAP);
        } catch (IllegalStateException | IllegalArgumentException e) {
            pressed.completeExceptionally(e);
            return;
        }
        line.note("presses " + keys + " (" + callId + ")");
        long now = line.nanos();
        busyUntil = Math.max(now, busyUntil) + Keys.time(keys).toNanos();
        line.schedule(() -> pressed.complete(null), busyUntil - now, TimeUnit.NANOSECONDS);
    }
}
