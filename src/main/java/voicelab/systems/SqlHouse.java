package voicelab.systems;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import voicelab.engines.sql.DatabasePlan;
import voicelab.engines.sql.PageCaches;
import voicelab.engines.sql.SqlBounds;
import voicelab.engines.sql.SqlDatabases;
import voicelab.engines.sql.SqlDialect;
import voicelab.engines.sql.front.ClientDoor;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StartFailure;

/** What a SQL server's room is made of, whichever it is: named databases behind one listener. */
public final class SqlHouse implements AutoCloseable {
    private final LabContext lab;
    private final SqlDatabases databases;
    private ClientDoor door;

    /** @param inFiles whether its databases live in files also where no state is kept: what grows is no matter for the heap */
    public SqlHouse(LabContext lab, SqlDialect dialect, SqlBounds bounds, List<DatabasePlan> plans, boolean inFiles) {
        this.lab = lab;
        Optional<Path> files = inFiles || lab.keepsState() ? Optional.of(lab.directory()) : Optional.empty();
        databases = new SqlDatabases(dialect, bounds, plans, files, lab.keepsState());
        lab.shared(PageCaches.class, PageCaches::new).add(databases);
    }

    /** Opens the listener, unless the profile has switched it off. */
    public List<BoundListener> listen(String listener, Function<SqlDatabases, ClientDoor> made) throws StartFailure {
        Optional<InetSocketAddress> at = lab.listen(listener);
        if (at.isEmpty()) return List.of();
        door = made.apply(databases);
        try {
            return List.of(new BoundListener(lab.listener(listener), door.listen(at.get())));
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
    }

    /** Empties what belongs to nobody who runs: a system empties its own database. */
    public void reset() {
        List<String> nobodys = databases.plans().stream()
                .filter(plan -> !isOwned(plan))
                .map(DatabasePlan::name)
                .toList();
        if (door != null) door.endSessions(nobodys);
        try {
            databases.empty(nobodys);
        } catch (SQLException e) {
            lab.arrivals().bug("reset", e);
        }
    }

    /** Whether the system that it belongs to runs in this lab, or the user's own in its place. */
    private boolean isOwned(DatabasePlan plan) {
        if (plan.owner().isEmpty()) return false;
        SystemId owner = new SystemId(plan.owner());
        return lab.map().systems().stream()
                .filter(system -> system.id().equals(owner))
                .flatMap(system -> system.listeners().stream())
                .anyMatch(listener -> lab.where(owner, listener.name()).isPresent());
    }

    public void save(Path folder) throws IOException {
        databases.save(folder);
    }

    public void restore(Path folder) throws IOException {
        if (door != null)
            door.endSessions(databases.plans().stream().map(DatabasePlan::name).toList());
        databases.restore(folder);
    }

    @Override
    public void close() {
        if (door != null) door.close();
        databases.close();
    }
}
