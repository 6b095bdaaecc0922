package voicelab.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.standin.CallsOut;

/**
 * Lets each stand-in call out at start-up as soon as the arrows are open and everybody at the far end of one of its links
 * is bound: who needs no heavy engine need not wait for it.
 */
final class CallOuts {
    private final ConnectionMap map;
    private final CompletableFuture<Void> arrows = new CompletableFuture<>();
    private final Map<SystemId, CompletableFuture<Void>> bound = new ConcurrentHashMap<>();
    private final Map<InstanceId, CompletableFuture<?>> pending = new ConcurrentSkipListMap<>();

    /** @param starting how many instances of each system are to come */
    CallOuts(ConnectionMap map, Map<SystemId, List<CompletableFuture<Void>>> starting) {
        this.map = map;
        starting.forEach(
                (system, all) -> bound.put(system, CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))));
    }

    void arrowsOpen() {
        arrows.complete(null);
    }

    /** That instance is bound; it is let out when those are whom it may call. */
    void let(InstanceId id, CallsOut caller) {
        List<CompletableFuture<Void>> first = new ArrayList<>(List.of(arrows));
        map.linksFrom(id.system())
                .forEach(link -> link.listeners().forEach(end -> {
                    CompletableFuture<Void> there = bound.get(end.system());
                    if (there != null && !end.system().equals(id.system())) first.add(there);
                }));
        pending.put(
                id,
                CompletableFuture.allOf(first.toArray(CompletableFuture[]::new))
                        .thenCompose(all -> caller.arrowsOpen()));
    }

    /** Who was let out, and whether it can do its work by now. */
    Map<InstanceId, CompletableFuture<?>> pending() {
        return pending;
    }
}
