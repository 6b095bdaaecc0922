package voicelab.systems;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import voicelab.engines.frames.FrameServer;
import voicelab.engines.frames.FrameServerSettings;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.server.ConfigDesk;
import voicelab.engines.frames.config.server.ConfigDeskSettings;
import voicelab.engines.frames.config.server.ConfigWrites;
import voicelab.engines.frames.config.server.MemoryWrites;
import voicelab.engines.frames.config.server.ObjectStore;
import voicelab.engines.frames.config.server.StoreDump;
import voicelab.engines.frames.config.store.KeptStore;
import voicelab.engines.frames.config.store.SqlDatabase;
import voicelab.engines.frames.config.store.StorageWatch;
import voicelab.journal.Kind;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.net.Hop;
import voicelab.protocols.sql.SqlReply;
import voicelab.protocols.sql.SqlRequest;
import voicelab.protocols.sql.SqlResult;
import voicelab.protocols.sql.SqlStatement;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StartFailure;

/**
 * What a Configuration Server's room is made of, whichever it is: the object store behind the open framing on 8888, kept in
 * PostgreSQL over the room's own link; in memory alone where no PostgreSQL lives in this lab. The room brings its seed.
 */
public final class ConfigHouse implements AutoCloseable {
    private static final SystemId POSTGRESQL = new SystemId("postgresql");
    private static final String SQL = "SQL";
    private static final String CONFIG = "CONFIG";
    private static final String OBJECTS = "objects.json";
    private static final int MAX_OUTGOING_BYTES = 16 * 1024 * 1024;
    private static final Duration RESET_PATIENCE = Duration.ofSeconds(10);

    private final LabContext lab;
    private final String link;
    private final ConfigHouseSettings settings;
    private final boolean seedLate;
    private final Seed seed;
    private final ObjectStore store;
    private final ConfigDesk desk;
    private final Optional<KeptStore> kept;
    private FrameServer server;
    private CompletableFuture<Void> opened;

    /** Fills an empty store. */
    @FunctionalInterface
    public interface Seed {
        void fill(ObjectStore store) throws ConfigFailure;
    }

    /**
     * @param link the SQL link that starts at this system
     * @param seedLate whether the seed, known to be right, is made when the desk opens
     * @throws StartFailure when the seed contradicts itself
     */
    public ConfigHouse(LabContext lab, String link, ConfigHouseSettings settings, boolean seedLate, Seed seed)
            throws StartFailure {
        this.lab = lab;
        this.link = link;
        this.settings = settings;
        this.seed = seed;
        this.seedLate = seedLate;
        try {
            store = seedLate ? emptyStore() : seeded();
        } catch (ConfigFailure e) {
            throw new StartFailure(lab.settings().where() + ": the seed contradicts itself: " + e.getMessage(), e);
        }
        kept = lab.where(POSTGRESQL, SQL).map(this::kept);
        ConfigWrites writes = kept.map(ConfigWrites.class::cast)
                .orElseGet(() ->
                        new MemoryWrites(store, lab.clock(), settings.storage().maxHistory()));
        desk = new ConfigDesk(store, writes, ConfigDeskSettings.of(settings.accounts()));
        if (kept.isEmpty() && !seedLate) desk.open();
    }

    private KeptStore kept(InetSocketAddress where) {
        return new KeptStore(
                store, new Arrowed(where), lab.clock(), lab.workers(), lab.loops(), settings.storage(), new Noted());
    }

    /** Opens the listener; clients are answered when the objects are read. */
    public List<BoundListener> listen() throws StartFailure {
        FrameServerSettings speaks = FrameServerSettings.of(
                        ConfigClient.PROTOCOL,
                        ConfigClient.PROTOCOL_VERSION,
                        lab.self().system().text())
                .withBounds(settings.maxFrameBytes(), settings.maxSessions(), MAX_OUTGOING_BYTES);
        server = new FrameServer(lab.loops(), lab.arrivals(), speaks, desk);
        Optional<InetSocketAddress> where = lab.listen(CONFIG);
        if (where.isEmpty()) return List.of();
        try {
            return List.of(new BoundListener(lab.listener(CONFIG), server.listen(where.get())));
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
    }

    /** Reads the database and opens the desk; the lab is ready when clients are served. */
    public synchronized CompletionStage<?> arrowsOpen() {
        if (opened == null) {
            if (seedLate) store.become(seed());
            opened = kept.map(KeptStore::load)
                    .orElseGet(() -> CompletableFuture.completedFuture(null))
                    .thenRun(desk::open);
        }
        return opened;
    }

    /** Reads the database when the first client asks for something, or now by {@link #arrowsOpen}, whichever comes first. */
    public void openLate() {
        desk.whenHeld(() -> lab.workers().execute(this::arrowsOpen));
    }

    /** Back to the seed; who is subscribed hears of every object that changes by it. */
    public void reset() {
        become(seed());
    }

    private ObjectStore seed() {
        try {
            return seeded();
        } catch (ConfigFailure e) {
            throw new IllegalStateException("the seed held at start and holds no more", e);
        }
    }

    public void save(Path folder) throws IOException {
        StoreDump.write(store, folder.resolve(OBJECTS));
    }

    /** Puts saved objects in the place of the present ones; who is subscribed hears of every object that differs. */
    public void restore(Path folder) throws IOException {
        become(StoreDump.read(folder.resolve(OBJECTS), emptyStore()));
    }

    private void become(ObjectStore fresh) {
        if (kept.isEmpty()) {
            store.become(fresh);
            return;
        }
        try {
            kept.get().replace(fresh).get(RESET_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            lab.journal().note(Kind.EVENT, link, lab.self().toString(), "", "the database is not reset yet: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ObjectStore emptyStore() {
        return new ObjectStore(settings.maxObjects(), ConfigHouseSettings.MAX_OBJECT_BYTES);
    }

    private ObjectStore seeded() throws ConfigFailure {
        ObjectStore fresh = emptyStore();
        seed.fill(fresh);
        return fresh;
    }

    @Override
    public void close() {
        if (server != null) server.close();
        kept.ifPresent(KeptStore::close);
    }

    /** The database at the far end of the room's link. */
    private final class Arrowed implements SqlDatabase {
        private final InetSocketAddress where;

        Arrowed(InetSocketAddress where) {
            this.where = where;
        }

        @Override
        public List<SqlResult> ask(List<SqlStatement> transaction, Duration patience) throws IOException {
            SqlRequest request = new SqlRequest(settings.database(), transaction);
            return ((SqlReply) lab.arrow(link).call(request, new Hop(null, where), patience)).orThrow();
        }

        @Override
        public String title() {
            return settings.database().database() + " at " + Hop.text(where);
        }
    }

    /** Goes read-only and back, in the words that the real one's log has. */
    private final class Noted implements StorageWatch {
        @Override
        public void lost(String reason) {
            desk.readOnly(reason);
            say("read-only mode: " + reason);
        }

        @Override
        public void kept(String what) {
            desk.readOnly("");
            say(what);
        }

        private void say(String what) {
            lab.journal().note(Kind.EVENT, link, lab.self().toString(), POSTGRESQL.text(), what);
        }

        @Override
        public void bug(String where, Throwable error) {
            lab.arrivals().bug(where, error);
        }
    }
}
