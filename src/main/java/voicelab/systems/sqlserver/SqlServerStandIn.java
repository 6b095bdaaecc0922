package voicelab.systems.sqlserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import voicelab.engines.sql.DatabasePlan;
import voicelab.engines.sql.tds.TdsDialect;
import voicelab.engines.sql.tds.TdsServer;
import voicelab.map.SystemId;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.Snapshotted;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.SqlHouse;

/** SQL Server: named databases behind TDS. */
public final class SqlServerStandIn implements StandIn, Snapshotted {
    private static final SystemId ID = new SystemId("sql-server");

    private SqlHouse house;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        SqlServerSettings settings = SqlServerSettings.read(lab.settings());
        List<DatabasePlan> plans = settings.plans();
        TdsDialect dialect =
                new TdsDialect(plans.stream().map(DatabasePlan::name).toList());
        house = new SqlHouse(lab, dialect, settings.bounds(), plans, true);
        return house.listen(
                "TDS",
                databases -> new TdsServer(
                        lab.self().toString(),
                        lab.loops(),
                        lab.workers(),
                        lab.arrivals(),
                        () -> lab.tls().serving(),
                        databases,
                        settings.logins()));
    }

    @Override
    public void reset() {
        if (house != null) house.reset();
    }

    @Override
    public void save(Path folder) throws IOException {
        if (house != null) house.save(folder);
    }

    @Override
    public void restore(Path folder) throws IOException {
        if (house != null) house.restore(folder);
    }

    @Override
    public void close() {
        if (house != null) house.close();
    }
}
