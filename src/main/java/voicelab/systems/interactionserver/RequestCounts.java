package voicelab.systems.interactionserver;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import voicelab.engines.frames.interaction.ClientType;

/** How many requests came, were answered, and of which kind: names of the table only, so it stays small. */
final class RequestCounts {
    /** @param request the message's name */
    record Kind(String request, ClientType client) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            int order = request.compareTo(other.request);
            return order != 0 ? order : client.compareTo(other.client);
        }
    }

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong handled = new AtomicLong();
    private final Map<Kind, Long> kinds = new TreeMap<>();

    void received() {
        received.incrementAndGet();
    }

    void handled() {
        handled.incrementAndGet();
    }

    synchronized void count(String request, ClientType client) {
        kinds.merge(new Kind(request, client), 1L, Long::sum);
    }

    long receivedCount() {
        return received.get();
    }

    long handledCount() {
        return handled.get();
    }

    synchronized Map<Kind, Long> byKind() {
        return new TreeMap<>(kinds);
    }

    synchronized void clear() {
        kinds.clear();
    }
}
