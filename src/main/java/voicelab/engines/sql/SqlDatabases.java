package voicelab.engines.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The named databases of one server. Each is opened by its first client, so that a server nobody asks costs nothing. In
 * memory they are gone with this object.
 */
public final class SqlDatabases implements AutoCloseable {
    private static final AtomicLong SERVERS = new AtomicLong();

    private final SqlDialect dialect;
    private final SqlBounds bounds;
    private final Optional<Path> folder;
    private final boolean durable;
    private final Map<String, DatabasePlan> plans = new LinkedHashMap<>();
    private final Map<String, SqlDatabase> open = new LinkedHashMap<>();
    /** H2 names databases in memory for the whole process. */
    private final String prefix = "voicelab" + SERVERS.incrementAndGet() + "-";

    private boolean closed;

    /** @param folder where they are kept; empty: in memory */
    public SqlDatabases(SqlDialect dialect, SqlBounds bounds, List<DatabasePlan> plans, Optional<Path> folder) {
        this(dialect, bounds, plans, folder, folder.isPresent());
    }

    /**
     * @param durable whether a commit is answered when it is in the file; without it the folder leaves the memory to others and
     *     outlives a proper close alone
     */
    public SqlDatabases(
            SqlDialect dialect, SqlBounds bounds, List<DatabasePlan> plans, Optional<Path> folder, boolean durable) {
        this.durable = durable;
        this.dialect = dialect;
        this.bounds = bounds;
        this.folder = folder;
        plans.forEach(plan -> this.plans.put(plan.name(), plan));
    }

    public SqlBounds bounds() {
        return bounds;
    }

    public SqlDialect dialect() {
        return dialect;
    }

    public Collection<DatabasePlan> plans() {
        return plans.values();
    }

    public Optional<DatabasePlan> plan(String name) {
        return Optional.ofNullable(plans.get(name));
    }

    /** The user of that name, with the password, when there is one. */
    public Optional<LabDatabase> user(String name) {
        return plans.values().stream()
                .map(DatabasePlan::database)
                .filter(d -> d.user().equals(name) && !d.user().isEmpty())
                .findFirst();
    }

    /** Opens it when nobody did yet. */
    public synchronized SqlDatabase database(String name) throws SQLException {
        if (closed) throw new SQLException("the databases are closed");
        DatabasePlan plan = plan(name).orElseThrow(() -> new SQLException("no database " + name));
        SqlDatabase database = open.get(name);
        if (database == null) {
            database = SqlDatabase.open(plan, dialect, bounds, where(name), durable);
            open.put(name, database);
        }
        return database;
    }

    private String where(String name) throws SQLException {
        if (folder.isEmpty()) return "mem:" + prefix + name;
        Path file = folder.get().resolve(name).toAbsolutePath();
        // the text after the first semicolon would be taken for settings
        if (file.toString().indexOf(';') >= 0) throw new SQLException("a database path has no semicolon: " + file);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new SQLException("no directory for the database " + file, e);
        }
        return "file:" + file;
    }

    /** Empties the page caches of those that are open. */
    synchronized void forgetPages() {
        open.values().forEach(SqlDatabase::forgetPages);
    }

    /** Whether it is open, or was kept by an earlier run. */
    private boolean exists(String name) {
        return open.containsKey(name)
                || (folder.isPresent() && Files.exists(folder.get().resolve(name + ".mv.db")));
    }

    /** Empties those databases; sessions in them must have ended. */
    public synchronized void empty(Collection<String> names) throws SQLException {
        for (String name : names) if (exists(name)) database(name).empty();
    }

    /** Writes each database that has something, a file of statements each. */
    public synchronized void save(Path target) throws IOException {
        for (String name : plans.keySet()) {
            if (!exists(name)) continue;
            try {
                DatabaseDump.write(database(name), target.resolve(name + ".sql"));
            } catch (SQLException e) {
                throw new IOException("database " + name + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    /** Puts those in the place of what there is; sessions must have ended. */
    public synchronized void restore(Path source) throws IOException {
        for (String name : plans.keySet()) {
            Path file = source.resolve(name + ".sql");
            try {
                if (exists(name)) database(name).empty();
                if (Files.exists(file)) DatabaseDump.read(database(name), file);
            } catch (SQLException e) {
                throw new IOException("database " + name + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        List<SqlDatabase> all = new ArrayList<>(open.values());
        open.clear();
        all.forEach(SqlDatabase::close);
    }
}
