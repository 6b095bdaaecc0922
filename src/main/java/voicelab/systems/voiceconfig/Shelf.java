package voicelab.systems.voiceconfig;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigMirror;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.journal.Kind;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.LabContext;
import voicelab.systems.Trouble;

/** What is served, and how far it can be trusted. */
final class Shelf implements ConfigMirror.Listener {
    /** Ours: says of each answer whether the Configuration Server is followed right now. */
    static final String STATE = "X-Lab-Config-State";

    private static final String NOT_YET = "not read yet";
    private static final long FIRST_READ_MILLIS = 3_000;

    private final LabContext lab;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private volatile ConfigMirror mirror;
    private final Trouble trouble = new Trouble(NOT_YET);
    private volatile Instant readAt = Instant.EPOCH;

    Shelf(LabContext lab) {
        this.lab = lab;
    }

    void serve(ConfigMirror read) {
        mirror = read;
    }

    /** Reads the configuration and follows it from now on; the first call alone does something. */
    CompletionStage<?> read() {
        ConfigMirror now = mirror;
        if (now == null) return CompletableFuture.completedFuture(null);
        if (asked.compareAndSet(false, true)) now.start().thenRun(() -> first.complete(null));
        return first;
    }

    /** Who asks before anything was read or known waits for it, for a moment. */
    private void await() {
        if (mirror == null || !trouble.text().equals(NOT_YET)) return;
        try {
            read().toCompletableFuture().get(FIRST_READ_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // then the trouble says why
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void changed(Map<CfgType, Collection<CfgObject>> objects) {
        readAt = lab.clock().instant();
        trouble.ends();
    }

    @Override
    public void trouble(String what) {
        if (trouble.begins(what))
            lab.journal().note(Kind.EVENT, "x-12", lab.self().toString(), "", what);
    }

    /** Empty while the Configuration Server is followed. */
    String trouble() {
        await();
        return trouble.text();
    }

    /** When the latest change was taken in. */
    Instant readAt() {
        return readAt;
    }

    /** @throws HttpRefusal 503 while nothing was ever read */
    ConfigMirror objects() throws HttpRefusal {
        await();
        ConfigMirror now = mirror;
        if (now != null && now.isComplete()) return now;
        String why = trouble.text();
        throw new HttpRefusal(
                JsonBody.reply(503, JsonBody.object().put("reason", why)).with("Retry-After", "5"), why);
    }

    HttpReply marked(HttpReply reply) {
        String now = trouble.text();
        String state = now.isEmpty() ? "current" : "stale; " + now.replaceAll("[^ -~]", " ");
        return reply.with(STATE, state);
    }
}
