package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.frames.config.CfgAppType;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigChange;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigClientListener;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.frames.config.ConfigInterest;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.standin.LabContext;

/**
 * Reads what routing needs from the Configuration Server (gvp-2), subscribes to it, and tells each new state. Subscribed before
 * it reads, so that no change falls between; reads again after a lost connection. What was read stays valid meanwhile.
 */
final class ConfigurationWatch implements AutoCloseable {
    static final String LOST = "connection to the Configuration Server is lost: ";
    private static final List<CfgType> TYPES = List.of(
            CfgType.TENANT, CfgType.GVP_IVR_PROFILE, CfgType.DN, CfgType.APPLICATION, CfgType.FOLDER, CfgType.HOST);

    /** Hears each state of the configuration. */
    interface Listener {
        void configuration(Map<CfgType, Collection<CfgObject>> objects);

        void trouble(String what);
    }

    private final Listener listener;
    private final ConfigClient client;
    private final Map<CfgType, Map<Integer, CfgObject>> objects = new EnumMap<>(CfgType.class);
    private final CompletableFuture<Void> firstRead = new CompletableFuture<>();
    private boolean complete;

    ConfigurationWatch(LabContext lab, InetSocketAddress server, ResourceManagerSettings settings, Listener listener) {
        this.listener = listener;
        TYPES.forEach(type -> objects.put(type, new LinkedHashMap<>()));
        ConfigLogin login = new ConfigLogin(
                settings.applicationName(),
                CfgAppType.GVP_RESOURCE_MANAGER,
                settings.configUser(),
                settings.configPassword());
        this.client = new ConfigClient(lab.loops(), lab.dialer(), lab.passages(), server, login, new Life());
    }

    /** Completes with the first complete read. */
    CompletionStage<Void> start() {
        for (CfgType type : TYPES) client.subscribe(ConfigInterest.all(type), this::changed);
        client.start();
        return firstRead;
    }

    private final class Life implements ConfigClientListener {
        @Override
        public void ready() {
            readAll();
        }

        @Override
        public void lost(String reason) {
            listener.trouble(LOST + reason); // log id 20151
        }

        @Override
        public void refused(ConfigFailure failure) {
            listener.trouble("the Configuration Server refuses: " + failure.getMessage());
        }
    }

    /** Now, besides what notifications say. */
    void readAll() {
        Map<CfgType, CompletableFuture<List<CfgObject>>> reads = new EnumMap<>(CfgType.class);
        for (CfgType type : TYPES) reads.put(type, client.readObjects(type, ConfigFilter.ALL));
        CompletableFuture.allOf(reads.values().toArray(CompletableFuture[]::new))
                .whenComplete((ok, error) -> {
                    if (error != null) listener.trouble("reading the configuration failed: " + error.getMessage());
                    else took(reads);
                });
    }

    private void took(Map<CfgType, CompletableFuture<List<CfgObject>>> reads) {
        synchronized (objects) {
            reads.forEach((type, read) -> {
                Map<Integer, CfgObject> now = objects.get(type);
                now.clear();
                read.join().forEach(object -> now.put(object.dbid(), object));
            });
            complete = true;
            tell();
        }
        firstRead.complete(null);
    }

    /** A notification says that something changed; what it is now is read, so that a late one cannot undo a newer. */
    private void changed(ConfigChange change) {
        if (change.object().isEmpty()) {
            took(change.type(), change.dbid(), Optional.empty());
            return;
        }
        client.readObjects(change.type(), ConfigFilter.dbid(change.dbid())).whenComplete((read, error) -> {
            if (error != null) took(change.type(), change.dbid(), change.object());
            else took(change.type(), change.dbid(), read.stream().findFirst());
        });
    }

    private void took(CfgType type, int dbid, Optional<CfgObject> object) {
        synchronized (objects) {
            Map<Integer, CfgObject> now = objects.get(type);
            if (now == null) return;
            if (object.isPresent()) now.put(dbid, object.get());
            else now.remove(dbid);
            if (complete) tell();
        }
    }

    private void tell() {
        Map<CfgType, Collection<CfgObject>> now = new EnumMap<>(CfgType.class);
        objects.forEach((type, all) -> now.put(type, List.copyOf(all.values())));
        listener.configuration(now);
    }

    @Override
    public void close() {
        client.close();
    }
}
