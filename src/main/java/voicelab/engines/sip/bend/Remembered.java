package voicelab.engines.sip.bend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The latest so many of what a fault has to know later. Thread-safe. */
final class Remembered<T> {
    private static final int MOST = 1_024;

    private final Map<String, T> all = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    };

    synchronized void put(String key, T value) {
        all.put(key, value);
    }

    synchronized Optional<T> get(String key) {
        return Optional.ofNullable(all.get(key));
    }
}
