package voicelab.systems.notificationserver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import voicelab.protocols.http.HttpReply;

/** Who waits for one client's next event, at most {@value #MOST}, and for answers about it, as many. */
final class Polls {
    private static final int MOST = 16;

    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private final List<CompletableFuture<HttpReply>> asking = new ArrayList<>();
    private boolean over;

    /**
     * Adds one that waits.
     *
     * @return false when too many wait
     */
    synchronized boolean add(CompletableFuture<Void> poll) {
        if (over) {
            poll.complete(null);
            return true;
        }
        if (waiting.size() >= MOST) return false;
        waiting.add(poll);
        return true;
    }

    /**
     * Adds one who waits for an answer: it is 404 when the client is forgotten first.
     *
     * @return false when too many wait
     */
    boolean ask(CompletableFuture<HttpReply> answer) {
        synchronized (this) {
            if (asking.size() >= MOST) return false;
            asking.add(answer);
        }
        answer.whenComplete((reply, error) -> answered(answer));
        return true;
    }

    private synchronized void answered(CompletableFuture<HttpReply> answer) {
        asking.removeIf(one -> one == answer);
    }

    synchronized void remove(CompletableFuture<Void> poll) {
        waiting.removeIf(one -> one == poll);
    }

    /** Something happened: all look again. */
    void wake() {
        List<CompletableFuture<Void>> all;
        synchronized (this) {
            all = List.copyOf(waiting);
            waiting.clear();
        }
        all.forEach(poll -> poll.complete(null));
    }

    /** The client is forgotten: nobody waits any more. */
    void close() {
        List<CompletableFuture<HttpReply>> all;
        synchronized (this) {
            over = true;
            all = List.copyOf(asking);
        }
        all.forEach(answer -> answer.completeExceptionally(OneClient.unknown()));
        wake();
    }
}
