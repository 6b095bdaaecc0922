package voicelab.systems.servicehandler;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import voicelab.journal.Kind;
import voicelab.standin.LabContext;
import voicelab.standin.Timers;
import voicelab.systems.Trouble;

/** Keeps the MCP registered: at the start, every 10 s of the lab's time, and when asked; until the handler stops. */
final class Registration implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final LabContext lab;
    private final ServiceHandlerSettings settings;
    private final ConsulDesk consul;
    private final RegistrationBody body;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final CompletableFuture<Void> firstTry = new CompletableFuture<>();
    private final Trouble trouble = new Trouble();
    private volatile Extras extras = Extras.NONE;
    private volatile boolean registered;
    private volatile boolean closed;
    private volatile Timers.Timer next;

    Registration(LabContext lab, ServiceHandlerSettings settings, RegistrationBody body) {
        this.lab = lab;
        this.settings = settings;
        this.body = body;
        this.consul = new ConsulDesk(lab, settings.consulToken());
    }

    /** @return completes after the first registration, done or failed */
    CompletionStage<?> begin() {
        if (consul.present(settings.consulListeners()).isEmpty()) {
            note("no Consul in this lab: " + body.id() + " is not registered");
            firstTry.complete(null);
        } else {
            tick();
        }
        return firstTry;
    }

    private void tick() {
        if (closed) return;
        next = lab.timers().after(settings.registerEvery(), this::tick);
        if (!busy.compareAndSet(false, true)) return; // the one before is still under way
        try {
            lab.workers().execute(this::usual);
        } catch (RejectedExecutionException e) {
            busy.set(false); // the lab stops, or is very busy: the next one counts
            firstTry.complete(null);
        }
    }

    /** Besides the rhythm, because Consul has forgotten. */
    CompletionStage<?> again() {
        if (consul.present(settings.consulListeners()).isEmpty()) return CompletableFuture.completedFuture(null);
        return CompletableFuture.runAsync(this::usual, lab.workers()).exceptionally(busyLab -> null);
    }

    private void usual() {
        try {
            at(consul.present(settings.consulListeners()));
            quiet();
        } catch (IOException e) {
            loud(e.getMessage());
        } finally {
            busy.set(false);
            firstTry.complete(null);
        }
    }

    /** One at a time, and none after the farewell. */
    private void at(List<String> listeners) throws IOException {
        turn.lock();
        try {
            if (closed) return;
            byte[] now = body.with(extras);
            for (String listener : listeners) consul.register(listener, now);
            registered = true;
        } finally {
            turn.unlock();
        }
    }

    /** A state is noted when it begins, not every 10 s. */
    private void quiet() {
        if (trouble.ends()) note(body.id() + " is registered again");
    }

    private void loud(String why) {
        if (trouble.begins(why) && !closed) note(body.id() + " could not be registered: " + why);
    }

    /** Registers at once, there and so; what was asked stays in later registrations until it is forgotten. */
    void now(Extras wanted) throws IOException {
        extras = wanted;
        List<String> where = wanted.listeners().isEmpty() ? settings.consulListeners() : wanted.listeners();
        at(where);
        quiet();
    }

    void forget() {
        extras = Extras.NONE;
    }

    boolean registered() {
        return registered && !trouble.isAny();
    }

    String trouble() {
        return trouble.text();
    }

    String id() {
        return body.id();
    }

    private void note(String what) {
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", what);
    }

    /** Takes the service out of Consul as far as Consul can be reached. */
    @Override
    public void close() {
        if (closed) return;
        closed = true;
        Timers.Timer pending = next;
        if (pending != null) pending.cancel();
        try {
            boolean mine = turn.tryLock(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
            if (mine) turn.unlock();
            Optional<String> listener =
                    consul.present(settings.consulListeners()).stream().findFirst();
            if (registered && listener.isPresent()) consul.deregister(listener.get(), body.id(), FAREWELL);
        } catch (IOException | RuntimeException e) {
            trouble.begins(e.toString()); // the lab stops, or Consul is gone: its check finds out
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
