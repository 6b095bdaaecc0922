package voicelab.systems.sipserver;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import voicelab.net.Ticker;

/** Takes the instances of a system in turn; one that failed lately comes last until it has rested, and one that is out of service until it is in service again. */
final class Carousel {
    private final Ticker ticker;
    private final long restNanos;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<InetSocketAddress, Long> failed = new ConcurrentHashMap<>();
    private final Set<InetSocketAddress> out = ConcurrentHashMap.newKeySet();

    Carousel(Ticker ticker, Duration rest) {
        this.ticker = ticker;
        this.restNanos = rest.toNanos();
    }

    /** All of them in the order to be tried. */
    List<InetSocketAddress> order(List<InetSocketAddress> all) {
        if (all.isEmpty()) return all;
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<InetSocketAddress> rested = new ArrayList<>();
        List<InetSocketAddress> resting = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            InetSocketAddress one = all.get((first + i) % all.size());
            (rests(one) ? resting : rested).add(one);
        }
        rested.addAll(resting);
        return rested;
    }

    void failed(InetSocketAddress one) {
        failed.put(one, ticker.nanos());
    }

    /** @return whether that is news */
    boolean inService(InetSocketAddress one, boolean lives) {
        return lives ? out.remove(one) : out.add(one);
    }

    void reset() {
        failed.clear();
        out.clear();
        turn.set(0);
    }

    private boolean rests(InetSocketAddress one) {
        if (out.contains(one)) return true;
        Long since = failed.get(one);
        if (since == null) return false;
        if (ticker.nanos() - since < restNanos) return true;
        failed.remove(one, since);
        return false;
    }
}
