package voicelab.systems.sqlserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.engines.sql.DatabasePlan;
import voicelab.engines.sql.SqlDatabases;
import voicelab.engines.sql.tds.TdsDialect;
import voicelab.engines.sql.tds.TdsServer;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.Snapshotted;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;

/** SQL Server: named databases behind TDS. */
public final class SqlServerStandIn implements StandIn, Snapshotted {
    private static final SystemId ID = new SystemId("sql-server");
    private static final String TDS = "TDS";

    private LabContext lab;
    private SqlDatabases databases;
    private TdsServer server;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext given) throws StartFailure {
        lab = given;
        SqlServerSettings settings = SqlServerSettings.read(lab.settings());
        List<BoundListener> bound = new ArrayList<>();
        List<String> names = settings.plans().stream().map(DatabasePlan::name).toList();
        // in files also where no state is kept: a day of call records is no matter for the heap
        databases = new SqlDatabases(
                new TdsDialect(names),
                settings.bounds(),
                settings.plans(),
                Optional.of(lab.directory()),
                lab.keepsState());
        Optional<InetSocketAddress> at = lab.listen(TDS);
        if (at.isEmpty()) return bound;
        server = new TdsServer(
                lab.self().toString(),
                lab.loops(),
                lab.workers(),
                lab.arrivals(),
                () -> lab.tls().serving(),
                databases,
                settings.logins());
        try {
            bound.add(new BoundListener(lab.listener(TDS), server.listen(at.get())));
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    @Override
    public void reset() {
        if (databases == null) return;
        List<String> nobodys = databases.plans().stream()
                .filter(plan -> !isOwned(plan))
                .map(DatabasePlan::name)
                .toList();
        if (server != null) server.endSessions(nobodys);
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

    @Override
    public void save(Path folder) throws IOException {
        if (databases != null) databases.save(folder);
    }

    @Override
    public void restore(Path folder) throws IOException {
        if (databases == null) return;
        if (server != null)
            server.endSessions(
                    databases.plans().stream().map(DatabasePlan::name).toList());
        databases.restore(folder);
    }

    @Override
    public void close() {
        if (server != null) server.close();
        if (databases != null) databases.close();
    }
}
