package voicelab.engines.frames.config;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One subscription of a {@link ConfigClient}; closing it ends the notifications. */
public final class ConfigSubscription implements AutoCloseable {
    private final ConfigInterest interest;
    private final Consumer<ConfigChange> listener;
    private final Consumer<ConfigSubscription> end;
    private final CompletableFuture<Void> confirmed = new CompletableFuture<>();

    ConfigSubscription(ConfigInterest interest, Consumer<ConfigChange> listener, Consumer<ConfigSubscription> end) {
        this.interest = interest;
        this.listener = listener;
        this.end = end;
    }

    public ConfigInterest interest() {
        return interest;
    }

    /** Completes when the server has it for the first time: later changes are not missed while connected. */
    public CompletableFuture<Void> confirmed() {
        return confirmed;
    }

    void hear(ConfigChange change, int tenantDbid) {
        if (interest.matches(change.type(), change.dbid(), tenantDbid)) listener.accept(change);
    }

    @Override
    public void close() {
        end.accept(this);
    }
}
