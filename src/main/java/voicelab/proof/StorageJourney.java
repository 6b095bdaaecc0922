package voicelab.proof;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import voicelab.edge.ConfigDesk;
import voicelab.edge.SqlDesk;
import voicelab.engines.sql.LabDatabase;
import voicelab.engines.sql.LabDatabases;

/** An administrator creates a host at each Configuration Server; somebody else finds its row in PostgreSQL. */
final class StorageJourney implements Journey {
    private static final String HOST = "CfgHost";
    private static final String ROW =
            "SELECT dbid FROM lab_config_object WHERE type_name = '" + HOST + "' AND name = ?";

    private final String server;
    private final String link;
    private final LabDatabase database;

    private StorageJourney(String server, String link, LabDatabase database) {
        this.server = server;
        this.link = link;
        this.database = database;
    }

    static StorageJourney gvp() {
        return new StorageJourney("gvp-config-server", "gvp-17", LabDatabases.GVP);
    }

    static StorageJourney tenant() {
        return new StorageJourney("config-server", "x-13", LabDatabases.CONFIG);
    }

    @Override
    public Set<String> links() {
        return Set.of(link);
    }

    @Override
    public String title() {
        return "an object of " + server + " found in its database";
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        String name = "proof-" + run.number();
        try (ConfigDesk desk = ConfigDesk.open(run.lab(), server);
                SqlDesk sql = SqlDesk.postgresql(run.lab(), database)) {
            int dbid = desk.create(HOST, name, java.util.Map.of());
            try {
                List<List<String>> rows = sql.rows(ROW, name);
                if (rows.equals(List.of(List.of(String.valueOf(dbid)))))
                    run.saw(link, "the row of " + HOST + " " + dbid + ", " + name + ", in database " + database.name());
            } finally {
                desk.delete(HOST, dbid);
            }
        }
    }
}
