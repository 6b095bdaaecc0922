package voicelab.engines.frames.config.server;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.ConfigFailure;

/** Changes of a store that lives in memory alone: kept as soon as they are made. */
public final class MemoryWrites implements ConfigWrites {
    private final ObjectStore store;
    private final Clock clock;
    private final ChangeHistory history;
    private long last;

    public MemoryWrites(ObjectStore store, Clock clock, int maxHistory) {
        this.store = store;
        this.clock = clock;
        this.history = new ChangeHistory(maxHistory);
    }

    @Override
    public CompletableFuture<CfgObject> write(Author author, StoreEdit edit) {
        try {
            synchronized (store) {
                List<StoreChange> changes = edit.plan(store);
                List<HistoryEntry> entries = new ArrayList<>();
                for (StoreChange change : changes)
                    entries.add(HistoryEntry.of(++last, clock.instant(), author, change));
                history.add(entries);
                store.apply(changes);
                return CompletableFuture.completedFuture(changes.get(0).object());
            }
        } catch (ConfigFailure e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public ChangeHistory history() {
        return history;
    }
}
