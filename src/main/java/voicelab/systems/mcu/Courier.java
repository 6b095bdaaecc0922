package voicelab.systems.mcu;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import voicelab.journal.Kind;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.standin.LabContext;

/**
 * Brings requests to one system over one arrow, one after another in their order. While it cannot be reached, or answers 5xx,
 * the oldest is brought again after a pause that doubles; when too many wait, the oldest go. Where the system is not in the
 * profile, nothing is sent. Thread-safe; no method waits.
 */
final class Courier {
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LAST_PAUSE_MILLIS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LabContext lab;
    private final EventLoop loop;
    private final String link;
    private final SystemId to;
    private final int most;
    private final Deque<HttpRequest> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private boolean busy;
    private boolean closed;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    /** Requests of an earlier round are forgotten: their ends count no more. */
    private int round;

    /**
     * @param loop its pauses; real time, for they are I/O's
     * @param most that wait; 1: only the latest counts
     */
    Courier(LabContext lab, EventLoop loop, String link, String to, int most) {
        this.lab = lab;
        this.loop = loop;
        this.link = link;
        this.to = new SystemId(to);
        this.most = most;
    }

    /** Whether there is anybody to bring something to. */
    boolean isWanted() {
        return there().isPresent();
    }

    private Optional<InetSocketAddress> there() {
        return lab.where(to, "HTTP");
    }

    /** Completes when something was brought and taken; where there is nobody, at once. */
    CompletableFuture<Void> first() {
        return isWanted() ? first.copy() : CompletableFuture.completedFuture(null);
    }

    synchronized void bring(HttpRequest request) {
        if (closed || !isWanted()) return;
        boolean full = waiting.size() >= most;
        if (full) waiting.poll();
        if (full && most > 1) note("more than " + most + " requests wait for " + to.text() + "; the oldest is dropped");
        waiting.add(request);
        if (!busy) go();
    }

    private synchronized void go() {
        busy = !closed && !waiting.isEmpty();
        if (!busy) return;
        HttpRequest request = waiting.peek();
        int now = round;
        try {
            lab.workers().execute(() -> ask(request, now));
        } catch (RejectedExecutionException e) {
            later(now);
        }
    }

    private void ask(HttpRequest request, int asked) {
        Optional<InetSocketAddress> there = there();
        if (there.isEmpty()) {
            clear();
            return;
        }
        String problem;
        try {
            Parcel reply = lab.arrow(link).call(request, new Hop(null, there.get()), PATIENCE);
            int status = reply instanceof HttpReply http ? http.status() : 0;
            problem = status >= 200 && status < 500 ? "" : "answered " + status;
            if (status >= 400 && status < 500) note(request.summary() + " was refused with " + status);
        } catch (IOException e) {
            problem = String.valueOf(e.getMessage());
        }
        if (problem.isEmpty()) done(request, asked);
        else later(asked);
    }

    @SuppressWarnings("ReferenceEquality") // an equal one that came meanwhile is another
    private synchronized void done(HttpRequest request, int asked) {
        if (asked != round) return;
        pauseMillis = FIRST_PAUSE_MILLIS;
        first.complete(null);
        if (waiting.peek() == request) waiting.poll();
        go();
    }

    private synchronized void later(int asked) {
        if (closed || asked != round) return;
        long pause = pauseMillis;
        pauseMillis = Math.min(LAST_PAUSE_MILLIS, 2 * pauseMillis);
        try {
            loop.schedule(() -> again(asked), pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            closed = true; // the lab closes
        }
    }

    private synchronized void again(int asked) {
        if (asked == round) go();
    }

    private void note(String what) {
        lab.journal().note(Kind.EVENT, link, lab.self().toString(), to.text(), what);
    }

    /** Forgets what waits. */
    synchronized void clear() {
        waiting.clear();
        pauseMillis = FIRST_PAUSE_MILLIS;
        busy = false;
        round++;
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
    }
}
