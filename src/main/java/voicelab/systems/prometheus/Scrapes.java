package voicelab.systems.prometheus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import voicelab.standin.LabContext;

/**
 * The last scrape of every target, and the scrapes that are to be made: a few at once on the lab's workers, one target never
 * twice at the same time.
 */
final class Scrapes {
    private static final int AT_ONCE = 4;
    private static final int MOST_WAITING = 2_000;

    private record Order(Target target, String nonce, CompletableFuture<Scrape> done) {}

    private final LabContext lab;
    private final Scraper scraper;
    private final Targets targets;
    private final Map<Target, Scrape> last = new LinkedHashMap<>();
    private final Deque<Order> waiting = new ArrayDeque<>();
    private final Set<Target> busy = new HashSet<>();
    private int runners;
    private boolean closed;

    Scrapes(LabContext lab, PrometheusSettings settings) {
        this.lab = lab;
        this.scraper = new Scraper(lab, settings);
        this.targets = new Targets(lab, settings.mostTargets());
    }

    /** The rhythm: everything that is not waiting already. Forgets targets that are no more. */
    void round() {
        List<Target> now = targets.now();
        synchronized (this) {
            last.keySet().retainAll(Set.copyOf(now));
            Set<Target> known = new HashSet<>(busy);
            waiting.forEach(order -> known.add(order.target));
            now.stream().filter(target -> !known.contains(target)).forEach(target -> add(target, ""));
        }
    }

    /**
     * Now, whatever the rhythm.
     *
     * @param link only its targets; empty for all
     */
    List<CompletableFuture<Scrape>> now(String link, String nonce) {
        List<CompletableFuture<Scrape>> orders = new ArrayList<>();
        List<Target> all = targets.now();
        synchronized (this) {
            for (Target target : all)
                if (link.isEmpty() || target.link().id().equals(link)) orders.add(add(target, nonce));
        }
        return orders;
    }

    List<Target> targets() {
        return targets.now();
    }

    /** Whether so many wait that no more should be asked for. */
    synchronized boolean isFull() {
        return waiting.size() >= MOST_WAITING;
    }

    synchronized Optional<Scrape> last(Target target) {
        return Optional.ofNullable(last.get(target));
    }

    synchronized List<Scrape> all() {
        return List.copyOf(last.values());
    }

    synchronized void forget() {
        last.clear();
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
    }

    private CompletableFuture<Scrape> add(Target target, String nonce) {
        Order order = new Order(target, nonce, new CompletableFuture<>());
        waiting.add(order);
        if (runners < AT_ONCE) {
            try {
                lab.workers().execute(this::run);
                runners++;
            } catch (RejectedExecutionException e) {
                // overloaded: who runs already takes it, else the next round's
            }
        }
        return order.done;
    }

    private void run() {
        for (Order order = next(); order != null; order = next()) {
            long number = last(order.target).map(Scrape::number).orElse(0L) + 1;
            try {
                Scrape scrape = scraper.scrape(order.target, order.nonce, number);
                done(order, scrape);
            } catch (RuntimeException e) {
                lab.arrivals().bug("scraping " + order.target.instance(), e);
                over(order);
                order.done.completeExceptionally(e);
            }
        }
    }

    private synchronized Order next() {
        for (Order order : waiting)
            if (!closed && busy.add(order.target)) {
                waiting.remove(order);
                return order;
            }
        runners--;
        return null;
    }

    private void done(Order order, Scrape scrape) {
        synchronized (this) {
            busy.remove(order.target);
            if (!closed) last.put(order.target, scrape);
        }
        order.done.complete(scrape);
    }

    private synchronized void over(Order order) {
        busy.remove(order.target);
    }
}
