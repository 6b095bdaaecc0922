package voicelab.engines.frames.config;

import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.net.Dialer;
import voicelab.net.Passages;

/**
 * The objects of some types as a Configuration Server holds them, followed by notifications. Subscribed before it reads, so that
 * no change falls between; reads again after a lost connection. What was read stays meanwhile. Thread-safe.
 */
public final class ConfigMirror implements AutoCloseable {
    /** A bound of objects well above what a lab's Configuration Server keeps. */
    public static final int USUAL_MOST = 50_000;

    /** How a trouble begins that is a lost connection: RM's log id 20151, MCP's alert text. */
    public static final String LOST = "connection to Configuration Server is lost: ";

    private final Listener listener;
    private final int most;
    private final ConfigClient client;
    private final Map<CfgType, Map<Integer, CfgObject>> objects = new EnumMap<>(CfgType.class);
    private final CompletableFuture<Void> firstRead = new CompletableFuture<>();
    private boolean complete;
    private String trouble = "not read yet";

    /** Hears each state of the mirror, under its lock: must not block. */
    public interface Listener {
        void changed(Map<CfgType, Collection<CfgObject>> objects);

        /** @param what a sentence: connection lost, login refused, reading failed */
        void trouble(String what);
    }

    /** @param most bound of the objects that are kept; with more nothing is served */
    public ConfigMirror(
            EventLoopGroup loop,
            Dialer dialer,
            Passages passages,
            InetSocketAddress server,
            ConfigLogin login,
            Set<CfgType> types,
            int most,
            Listener listener) {
        this.listener = listener;
        this.most = most;
        EnumSet.copyOf(types).forEach(type -> objects.put(type, new TreeMap<>()));
        this.client = new ConfigClient(loop, dialer, passages, server, login, new Life());
    }

    /** Completes with the first complete read. */
    public CompletionStage<Void> start() {
        for (CfgType type : objects.keySet()) client.subscribe(ConfigInterest.all(type), this::changed);
        client.start();
        return firstRead;
    }

    /** In the order of their DBIDs. */
    public List<CfgObject> all(CfgType type) {
        synchronized (objects) {
            return List.copyOf(objects.getOrDefault(type, Map.of()).values());
        }
    }

    public Optional<CfgObject> get(CfgType type, int dbid) {
        synchronized (objects) {
            return Optional.ofNullable(objects.getOrDefault(type, Map.of()).get(dbid));
        }
    }

    /** Whether everything was read at least once. */
    public boolean isComplete() {
        synchronized (objects) {
            return complete;
        }
    }

    /** Why it may be behind the server; empty while it follows. */
    public String trouble() {
        synchronized (objects) {
            return trouble;
        }
    }

    private final class Life implements ConfigClientListener {
        @Override
        public void ready() {
            readAll();
        }

        @Override
        public void lost(String reason) {
            trouble(LOST + reason);
        }

        @Override
        public void refused(ConfigFailure failure) {
            trouble("the Configuration Server refuses: " + failure.getMessage());
        }
    }

    /** Now, besides what notifications say. */
    public void readAll() {
        Map<CfgType, CompletableFuture<List<CfgObject>>> reads = new EnumMap<>(CfgType.class);
        for (CfgType type : objects.keySet()) reads.put(type, client.readObjects(type, ConfigFilter.ALL));
        CompletableFuture.allOf(reads.values().toArray(CompletableFuture[]::new))
                .whenComplete((ok, error) -> {
                    if (error != null) trouble("reading the configuration failed: " + error.getMessage());
                    else took(reads);
                });
    }

    private void took(Map<CfgType, CompletableFuture<List<CfgObject>>> reads) {
        int sum = reads.values().stream().mapToInt(read -> read.join().size()).sum();
        if (sum > most) {
            trouble("the Configuration Server has " + sum + " objects, more than the " + most + " that are kept");
            return;
        }
        synchronized (objects) {
            reads.forEach((type, read) -> {
                Map<Integer, CfgObject> now = objects.get(type);
                now.clear();
                read.join().forEach(object -> now.put(object.dbid(), object));
            });
            complete = true;
            trouble = "";
            tell();
        }
        firstRead.complete(null);
    }

    /**
     * A notification says that something changed; what it is now is read, so that a late one cannot undo a newer, and one that
     * comes while everything is read is not overwritten.
     */
    private void changed(ConfigChange change) {
        client.readObjects(change.type(), ConfigFilter.dbid(change.dbid())).whenComplete((read, error) -> {
            if (error != null) took(change.type(), change.dbid(), change.object());
            else took(change.type(), change.dbid(), read.stream().findFirst());
        });
    }

    private void took(CfgType type, int dbid, Optional<CfgObject> object) {
        synchronized (objects) {
            Map<Integer, CfgObject> now = objects.get(type);
            if (object.isEmpty()) now.remove(dbid);
            else if (now.containsKey(dbid) || size() < most) now.put(dbid, object.get());
            else trouble("more than " + most + " objects, the bound of what is kept");
            if (complete) tell();
        }
    }

    private int size() {
        return objects.values().stream().mapToInt(Map::size).sum();
    }

    private void tell() {
        Map<CfgType, Collection<CfgObject>> now = new EnumMap<>(CfgType.class);
        objects.forEach((type, all) -> now.put(type, List.copyOf(all.values())));
        listener.changed(now);
    }

    private void trouble(String what) {
        synchronized (objects) {
            trouble = what;
        }
        listener.trouble(what);
    }

    @Override
    public void close() {
        client.close();
    }
}
