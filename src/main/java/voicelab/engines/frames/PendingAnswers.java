package voicelab.engines.frames;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import voicelab.protocols.frames.FrameMessage;

/** The requests of one client that wait for their answers, by reference id. Lives on the client's event loop. */
final class PendingAnswers {
    private record Pending(
            CompletableFuture<List<FrameMessage>> answer,
            Predicate<FrameMessage> last,
            ScheduledFuture<?> patience,
            List<FrameMessage> parts) {}

    private final Map<Integer, Pending> byReference = new HashMap<>();
    private final EventLoop home;
    private final int maxParts;

    PendingAnswers(EventLoop home, int maxParts) {
        this.home = home;
        this.maxParts = maxParts;
    }

    int size() {
        return byReference.size();
    }

    void expect(
            int referenceId,
            String what,
            Predicate<FrameMessage> last,
            Duration patience,
            CompletableFuture<List<FrameMessage>> answer) {
        ScheduledFuture<?> timer = home.schedule(
                () -> fail(
                        referenceId,
                        new TimeoutException("no answer to " + what + " within " + patience.toMillis() + " ms")),
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
        byReference.put(referenceId, new Pending(answer, last, timer, new ArrayList<>(1)));
    }

    boolean isExpected(int referenceId) {
        return byReference.containsKey(referenceId);
    }

    void answer(int referenceId, FrameMessage part) {
        Pending pending = byReference.get(referenceId);
        if (pending == null) return;
        pending.parts.add(part);
        if (pending.last.test(part)) {
            remove(referenceId);
            pending.answer.complete(List.copyOf(pending.parts));
        } else if (pending.parts.size() >= maxParts)
            fail(referenceId, new IOException("an answer of more than " + maxParts + " messages"));
    }

    void fail(int referenceId, Throwable why) {
        Pending pending = remove(referenceId);
        if (pending != null) pending.answer.completeExceptionally(why);
    }

    void failAll(Throwable why) {
        // a completion may send the next request at once: that one is not of those
        List.copyOf(byReference.keySet()).forEach(referenceId -> fail(referenceId, why));
    }

    private Pending remove(int referenceId) {
        Pending pending = byReference.remove(referenceId);
        if (pending != null) pending.patience.cancel(false);
        return pending;
    }
}
