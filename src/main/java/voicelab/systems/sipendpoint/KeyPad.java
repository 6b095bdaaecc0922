package voicelab.systems.sipendpoint;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

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

    /** @return completes when all were sent; fails for what are no keys, or when the call is not up */
    CompletionStage<?> press(String digits, BooleanSupplier isUp) {
        Optional<String> keys = Keys.digits(digits);
        if (keys.isEmpty())
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("\"" + digits + "\" are no keys: 1 to 128 of 0-9 * # A-D"));
        CompletableFuture<Void> pressed = new CompletableFuture<>();
        line.run(() -> {
            if (isUp.getAsBoolean()) press(keys.get(), pressed);
            else pressed.completeExceptionally(new IllegalStateException("the call is not up"));
        });
        return pressed.minimalCompletionStage();
    }

    private void press(String keys, CompletableFuture<Void> pressed) {
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
