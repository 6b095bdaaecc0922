package voicelab.languages.voicexml;

import java.util.HashMap;
import java.util.Map;

/** How often each event, and each of its prefixes, occurred (VoiceXML 2.0 5.2.2). */
final class EventCounters {
    private final Map<String, Integer> counts = new HashMap<>();

    void occurred(String event) {
        for (int dot = event.length(); dot > 0; dot = event.lastIndexOf('.', dot - 1))
            counts.merge(event.substring(0, dot), 1, Integer::sum);
    }

    int of(String event) {
        return counts.getOrDefault(event, 0);
    }

    void clear() {
        counts.clear();
    }
}
