package voicelab.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Engines that several stand-ins share: made at first use, closed last, in the opposite order. */
final class Shared implements AutoCloseable {
    private final Map<Class<?>, AutoCloseable> engines = new LinkedHashMap<>();

    synchronized <T extends AutoCloseable> T get(Class<T> kind, Supplier<T> maker) {
        AutoCloseable engine = engines.get(kind);
        if (engine == null) {
            engine = maker.get();
            engines.put(kind, engine);
        }
        return kind.cast(engine);
    }

    @Override
    public synchronized void close() {
        List<AutoCloseable> all = new ArrayList<>(engines.values());
        engines.clear();
        java.util.Collections.reverse(all);
        for (AutoCloseable engine : all) {
            try {
                engine.close();
            } catch (Exception e) {
                System.getLogger("voicelab").log(System.Logger.Level.WARNING, "closing an engine", e);
            }
        }
    }
}
