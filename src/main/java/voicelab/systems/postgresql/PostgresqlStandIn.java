package voicelab.systems.postgresql;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import voicelab.engines.sql.pg.PgDialect;
import voicelab.engines.sql.pg.PgServer;
import voicelab.map.SystemId;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.Snapshotted;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.SqlHouse;

/** PostgreSQL: named databases behind its protocol. */
public final class PostgresqlStandIn implements StandIn, Snapshotted {
    private static final SystemId ID = new SystemId("postgresql");

    private SqlHouse house;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        PostgresqlSettings settings = PostgresqlSettings.read(lab.settings());
        house = new SqlHouse(lab, new PgDialect(), settings.bounds(), settings.databases(), false);
        return house.listen(
                "SQL",
                databases -> new PgServer(
                        lab.loops(),
                        lab.workers(),
                        lab.arrivals(),
                        () -> lab.tls().serving(),
                        databases,
                        client -> inHouse(lab, client)));
    }

    private static boolean inHouse(LabContext lab, InetSocketAddress client) {
        String who = lab.whoIs(client);
        return lab.map().systems().stream()
                .anyMatch(system -> system.id().text().equals(who));
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
