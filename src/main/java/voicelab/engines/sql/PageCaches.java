package voicelab.engines.sql;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The page caches of one lab's databases, for whoever measures what is alive: how full they are tells what was read last, and
 * nothing of a growth. Thread-safe.
 */
public final class PageCaches implements AutoCloseable {
    private final Set<SqlDatabases> servers = Collections.newSetFromMap(new WeakHashMap<>());

    public synchronized void add(SqlDatabases server) {
        servers.add(server);
    }

    /** They fill again. */
    public void empty() {
        List<SqlDatabases> all;
        synchronized (this) {
            all = List.copyOf(servers);
        }
        all.forEach(SqlDatabases::forgetPages);
    }

    /** The databases are their rooms' to close. */
    @Override
    public synchronized void close() {
        servers.clear();
    }
}
