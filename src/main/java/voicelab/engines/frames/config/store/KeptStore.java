package voicelab.engines.frames.config.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.engines.frames.config.server.Author;
import voicelab.engines.frames.config.server.ChangeHistory;
import voicelab.engines.frames.config.server.ConfigWrites;
import voicelab.engines.frames.config.server.HistoryEntry;
import voicelab.engines.frames.config.server.ObjectStore;
import voicelab.engines.frames.config.server.StoreChange;
import voicelab.engines.frames.config.server.StoreEdit;
import voicelab.protocols.sql.SqlRefusal;
import voicelab.protocols.sql.SqlResult;
import voicelab.protocols.sql.SqlStatement;

/**
 * A store and its database. All that touches the database is one line of jobs, so that the order of commits is the order of
 * changes in memory and of notifications. What the database holds wins, but where it holds less than was acknowledged (it
 * came back empty, or older): then memory is written to it.
 */
public final class KeptStore implements ConfigWrites {
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    private static final int CLOSE_MILLIS = 2_000;
    /** Data exception: the database cannot hold this value; nothing is wrong with the database. */
    private static final String DATA = "22";

    private final ObjectStore store;
    private final SqlDatabase database;
    private final Clock clock;
    private final ScheduledExecutorService pauses;
    private final StorageBounds bounds;
    private final StorageWatch watch;
    private final ChangeHistory history;
    private final OrderedWork line;
    private final CompletableFuture<Void> firstLook = new CompletableFuture<>();

    // touched by jobs of the line alone
    private boolean loaded;
    private boolean memoryWins;
    private long lastChange;
    private boolean checking;
    private long pause = FIRST_PAUSE_MILLIS;

    private volatile boolean writable;
    private volatile String lost = "";
    private volatile boolean closed;

    /**
     * @param store holds the seed; a new database is filled with it
     * @param workers where jobs may block
     * @param pauses real time: the wait between attempts to reach a lost database is I/O
     */
    public KeptStore(
            ObjectStore store,
            SqlDatabase database,
            Clock clock,
            Executor workers,
            ScheduledExecutorService pauses,
            StorageBounds bounds,
            StorageWatch watch) {
        this.store = store;
        this.database = database;
        this.clock = clock;
        this.pauses = pauses;
        this.bounds = bounds;
        this.watch = watch;
        this.history = new ChangeHistory(bounds.maxHistory());
        this.line = new OrderedWork(workers, pauses, bounds.maxWaiting());
    }

    /**
     * Reads the database, or fills a new one.
     *
     * @return completes when the store is what clients may see: what the database holds, or the seed when it cannot be
     *     reached (then read-only, and read as soon as it can)
     */
    public CompletableFuture<Void> load() {
        line.add(this::look);
        return firstLook;
    }

    @Override
    public CompletableFuture<CfgObject> write(Author author, StoreEdit edit) {
        CompletableFuture<CfgObject> done = new CompletableFuture<>();
        if (!line.offer(() -> write(author, edit, done)))
            done.completeExceptionally(new ConfigFailure(
                    ConfigNames.LIMIT,
                    bounds.maxWaiting() + " changes wait for the database, the bound of this server"));
        return done;
    }

    /** Takes over another store's objects, in memory and in the database, and forgets the history. */
    public CompletableFuture<Void> replace(ObjectStore next) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        line.add(() -> {
            store.become(next);
            history.become(List.of());
            memoryWins = true;
            look();
            done.complete(null);
        });
        return done;
    }

    @Override
    public ChangeHistory history() {
        return history;
    }

    /** Ends after the write that is under way; those that wait are not made. */
    public void close() {
        closed = true;
        writable = false;
        line.close(CLOSE_MILLIS);
    }

    private void write(Author author, StoreEdit edit, CompletableFuture<CfgObject> done) {
        try {
            done.complete(keep(author, edit));
        } catch (ConfigFailure e) {
            done.completeExceptionally(e);
        } catch (IOException e) {
            lost(e);
            done.completeExceptionally(readOnly());
            again();
        } catch (RuntimeException e) {
            watch.bug("a write of the configuration", e);
            done.completeExceptionally(e);
        }
    }

    private CfgObject keep(Author author, StoreEdit edit) throws ConfigFailure, IOException {
        if (!writable) throw readOnly();
        try {
            return keepOnce(author, edit);
        } catch (SqlRefusal e) {
            if (e.sqlState().startsWith(DATA))
                throw new ConfigFailure(ConfigNames.BAD_REQUEST, "cannot be kept: " + e.getMessage());
            // certainly not kept: somebody else changed the tables, or they are gone
            look();
            if (!writable) throw readOnly();
            return keepOnce(author, edit);
        }
    }

    private CfgObject keepOnce(Author author, StoreEdit edit) throws ConfigFailure, IOException {
        List<StoreChange> changes = edit.plan(store);
        List<HistoryEntry> entries = entries(author, changes);
        long forgotten = lastChange + changes.size() - bounds.maxHistory();
        database.ask(ConfigTables.write(lastChange, changes, entries, forgotten), bounds.patience());
        lastChange += changes.size();
        history.add(entries);
        store.apply(changes);
        return changes.get(0).object();
    }

    private List<HistoryEntry> entries(Author author, List<StoreChange> changes) {
        List<HistoryEntry> entries = new ArrayList<>();
        for (StoreChange change : changes)
            entries.add(HistoryEntry.of(lastChange + entries.size() + 1, clock.instant(), author, change));
        return entries;
    }

    /** Makes memory and database the same, and the server writable. */
    private void look() {
        if (closed) return;
        try {
            List<SqlResult> answers = read();
            Optional<Loaded> there = Loaded.of(answers);
            long known = there.map(Loaded::lastChange).orElse(0L);
            boolean less = there.isEmpty() || (loaded && known < lastChange);
            if (less || memoryWins)
                rewrite(
                        Math.max(known, lastChange) + (there.isEmpty() ? 0 : 1),
                        answers.stream().allMatch(answer -> answer.rows().isEmpty()));
            else take(there.get());
            loaded = true;
            memoryWins = false;
            writable = true;
            pause = FIRST_PAUSE_MILLIS;
            lost = "";
            watch.kept("Database " + database.title() + " holds " + store.size() + " objects");
            checkLater();
        } catch (IOException e) {
            lost(e);
            again();
        } catch (RuntimeException e) {
            watch.bug("reading the configuration", e);
            lost(new IOException(e.toString(), e));
            again();
        }
        firstLook.complete(null);
    }

    /** An idle server notices that its database is gone, or that somebody else wrote to it. */
    private void checkLater() {
        if (checking) return;
        checking = true;
        later(this::check, bounds.check().toMillis());
    }

    private void check() {
        checking = false;
        if (!writable) return;
        try {
            List<SqlResult> state = database.ask(List.of(ConfigTables.readState()), bounds.patience());
            if (Loaded.lastChange(state.get(0)).equals(Optional.of(lastChange))) checkLater();
            else look();
        } catch (SqlRefusal e) {
            look();
        } catch (IOException e) {
            lost(e);
            again();
        }
    }

    private List<SqlResult> read() throws IOException {
        List<SqlStatement> asking = new ArrayList<>(ConfigTables.schema());
        int made = asking.size();
        asking.add(ConfigTables.readState());
        asking.add(ConfigTables.readLastDbids());
        asking.add(ConfigTables.readObjects());
        asking.add(ConfigTables.readHistory(bounds.maxHistory()));
        List<SqlResult> answers = database.ask(asking, patience());
        return answers.subList(made, answers.size());
    }

    private void rewrite(long change, boolean blank) throws IOException {
        ObjectStore.Whole whole = store.whole();
        database.ask(
                ConfigTables.rewrite(
                        change,
                        whole.lastDbids(),
                        whole.objects(),
                        history.all(),
                        blank,
                        clock.instant().atOffset(ZoneOffset.UTC)),
                patience());
        lastChange = change;
    }

    private void take(Loaded there) throws IOException {
        store.become(new ObjectStore.Whole(there.lastDbids(), there.objects()));
        history.become(there.history());
        lastChange = there.lastChange();
        Map<Integer, Integer> missing = store.whole().lastDbids();
        missing.keySet().removeAll(there.lastDbids().keySet());
        if (!missing.isEmpty()) database.ask(ConfigTables.moreTypes(missing), patience());
    }

    /** Everything at once takes longer than one write. */
    private Duration patience() {
        return bounds.patience().multipliedBy(2);
    }

    private void lost(IOException why) {
        boolean news = writable || lost.isEmpty();
        writable = false;
        lost = why instanceof SqlRefusal
                ? "Database " + database.title() + " refuses: " + why.getMessage()
                : "Connection to Database " + database.title() + " lost: " + why.getMessage();
        if (news && !closed) watch.lost(lost);
    }

    private void again() {
        later(this::look, pause);
        pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }

    private void later(Runnable job, long millis) {
        if (closed) return;
        try {
            pauses.schedule(() -> line.add(job), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the lab ends
        }
    }

    private ConfigFailure readOnly() {
        String why = closed ? "the server is closing" : lost.isEmpty() ? "the database is not read yet" : lost;
        return new ConfigFailure(ConfigNames.READ_ONLY, "read-only mode: " + why);
    }
}
