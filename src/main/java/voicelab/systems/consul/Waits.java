package voicelab.systems.consul;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.Timers;

/** The blocking queries that wait for a change, at most {@value #MAX}. Called under the store's lock. */
final class Waits {
    static final int MAX = 1_000;

    private final Timers timers;
    private final Set<Wait> waiting = new LinkedHashSet<>();

    Waits(Timers timers) {
        this.timers = timers;
    }

    /** One waiting query. */
    private static final class Wait {
        private final Set<Table> tables;
        private final Look look;
        private final Seen first;
        private final long min;
        private final CompletableFuture<HttpReply> reply = new CompletableFuture<>();
        private Timers.Timer timer;

        Wait(Set<Table> tables, Look look, Seen first, long min) {
            this.tables = tables;
            this.look = look;
            this.first = first;
            this.min = min;
        }

        boolean ready(Seen now) {
            // a key that is not there stays not there while others change: nothing to tell
            return now.isNewsSince(min) && (now.found() || first.found());
        }

        void answer(Seen seen, List<Runnable> woken) {
            HttpReply made = seen.reply();
            woken.add(() -> reply.complete(made));
        }
    }

    /** A query that has seen nothing new waits until it does, or its time is over. */
    CompletableFuture<HttpReply> add(Set<Table> tables, Look look, Seen first, long min, Duration patience, Store store)
            throws HttpRefusal {
        if (waiting.size() >= MAX) throw new HttpRefusal(503, "more than " + MAX + " blocking queries wait already");
        Wait wait = new Wait(tables, look, first, min);
        waiting.add(wait);
        wait.reply.whenComplete((reply, error) -> gone(wait, store));
        wait.timer = timers.after(patience, () -> timeOver(wait, store));
        return wait.reply;
    }

    private void gone(Wait wait, Store store) {
        if (wait.timer != null) wait.timer.cancel();
        quietly(store, () -> waiting.remove(wait));
    }

    private void timeOver(Wait wait, Store store) {
        List<Runnable> woken = new ArrayList<>();
        quietly(store, () -> {
            if (waiting.remove(wait)) answer(wait, woken);
            return true;
        });
        woken.forEach(Runnable::run);
    }

    void changed(Set<Table> tables, List<Runnable> woken) {
        for (Wait wait : List.copyOf(waiting)) {
            boolean concerned = wait.tables.stream().anyMatch(tables::contains);
            if (concerned) look(wait, woken);
        }
    }

    private void look(Wait wait, List<Runnable> woken) {
        try {
            Seen now = wait.look.look();
            if (!wait.ready(now)) return;
            waiting.remove(wait);
            wait.answer(now, woken);
        } catch (HttpRefusal e) {
            waiting.remove(wait);
            woken.add(() -> wait.reply.completeExceptionally(e));
        }
    }

    void wakeAll(List<Runnable> woken) {
        for (Wait wait : List.copyOf(waiting)) answer(wait, woken);
        waiting.clear();
    }

    private static void answer(Wait wait, List<Runnable> woken) {
        try {
            wait.answer(wait.look.look(), woken);
        } catch (HttpRefusal e) {
            woken.add(() -> wait.reply.completeExceptionally(e));
        }
    }

    int count() {
        return waiting.size();
    }

    private static void quietly(Store store, Store.Reading<Boolean> work) {
        try {
            store.read(work);
        } catch (HttpRefusal e) {
            throw new IllegalStateException("nothing here refuses", e);
        }
    }
}
