package voicelab.systems.gimreader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import voicelab.protocols.streams.EventParcel;

/** What was read: how many of each event, and the last ones themselves; bounded. */
final class EventCounts {
    /** Events without a name, and names beyond the bound. */
    static final String UNNAMED = "(unnamed)";

    static final String OTHERS = "(others)";
    static final int KEPT = 200;
    private static final int MAX_NAMES = 500;

    private final Map<String, Map<String, Long>> counts = new TreeMap<>();
    private final ArrayDeque<EventParcel> last = new ArrayDeque<>();

    synchronized void count(EventParcel event) {
        String name = event.event().isEmpty() ? UNNAMED : event.event();
        Map<String, Long> names = counts.computeIfAbsent(event.topic(), topic -> new TreeMap<>());
        String counted = names.containsKey(name) || names.size() < MAX_NAMES ? name : OTHERS;
        names.merge(counted, 1L, Long::sum);
        last.addLast(event);
        if (last.size() > KEPT) last.removeFirst();
    }

    /** Topic, then event name. */
    synchronized Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> copy = new LinkedHashMap<>();
        counts.forEach((topic, names) -> copy.put(topic, new LinkedHashMap<>(names)));
        return copy;
    }

    /** Newest last; of all topics when none is given. */
    synchronized List<EventParcel> last(String topic, int atMost) {
        List<EventParcel> found = new ArrayList<>();
        for (var all = last.descendingIterator(); all.hasNext() && found.size() < atMost; ) {
            EventParcel event = all.next();
            if (topic.isEmpty() || event.topic().equals(topic)) found.add(event);
        }
        Collections.reverse(found);
        return found;
    }

    synchronized void forget() {
        counts.clear();
        last.clear();
    }
}
