package voicelab.systems.configserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.Lab;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.engines.frames.SpecClient;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.profile.Profile;
import voicelab.profile.ProfileReader;
import voicelab.profile.SystemChoice;
import voicelab.profile.YamlFile;
import voicelab.standin.Settings;

/**
 * A lab of the two Configuration Servers and PostgreSQL: the stand-in, or the real one that the property
 * {@code voicelab.postgresql} names ({@code 127.0.0.1:15432}, with the lab's databases and users).
 */
final class ConfigLab {
    static final String GVP = "gvp-config-server";
    static final Duration SOON = Duration.ofSeconds(10);
    private static final String REAL = System.getProperty("voicelab.postgresql", "");

    private ConfigLab() {}

    static Lab boot() throws Exception {
        return boot("{}");
    }

    static Lab boot(String settings) throws Exception {
        forget();
        return boot(Optional.empty(), settings);
    }

    /** A real database begins as an empty one. */
    static void forget() throws Exception {
        if (REAL.isEmpty()) return;
        for (String database : List.of("gvp", "config"))
            try (Connection one = connect(REAL, database)) {
                drop(one);
            }
    }

    static Lab boot(Optional<Path> state, String settings) throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        Map<SystemId, SystemChoice> systems = new LinkedHashMap<>();
        for (String each : List.of("postgresql", "gvp-config-server", "config-server")) {
            SystemId id = new SystemId(each);
            Settings own = each.equals("gvp-config-server")
                    ? YamlFile.parse("test.yml", settings)
                    : Settings.empty("test.yml");
            systems.put(id, new SystemChoice(id, 1, Map.of(), own));
        }
        Profile profile = new Profile("config", systems, Map.of());
        if (!REAL.isEmpty()) {
            profile = profile.replacing(
                    new SystemId("postgresql"), ProfileReader.replacement(Settings.empty("test"), REAL));
        }
        return Lab.boot(new LabOrder(
                map,
                Catalogue.shipped(),
                profile,
                Optional.empty(),
                Optional.empty(),
                1,
                state,
                List.of(),
                line -> {}));
    }

    static boolean isReal() {
        return !REAL.isEmpty();
    }

    private static void drop(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("state", "object", "last_dbid", "history"))
                statement.execute("DROP TABLE IF EXISTS lab_config_" + table);
        }
    }

    /** Asks the database itself, by a session of its own. */
    static List<List<String>> rows(Lab lab, String database, String sql) throws Exception {
        try (Connection connection = connect(where(lab), database);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) return List.of();
            List<List<String>> rows = new ArrayList<>();
            ResultSet result = statement.getResultSet();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) row.add(result.getString(i));
                rows.add(row);
            }
            return rows;
        }
    }

    /** {@code number kind name newAddress} of each entry that a client written from the specification is answered. */
    static List<String> history(Lab lab, String request) throws Exception {
        SystemId server = new SystemId("gvp-config-server");
        InetSocketAddress at = lab.plan()
                .dial(
                        InstanceId.first(server),
                        lab.map().system(server).listener("CONFIG").orElseThrow())
                .orElseThrow();
        try (SpecClient client = new SpecClient("127.0.0.1", at)) {
            client.hello("config");
            client.ask("{'messageName':'RequestAuthenticate','userName':'lab','password':'lab','clientName':'spec'}");
            List<String> told = new ArrayList<>();
            JsonNode answer = client.ask(request);
            for (; answer.path("messageName").asText().equals("EventHistoryRead"); answer = client.message())
                for (JsonNode each : answer.path("entries"))
                    told.add(each.path("number").asText() + " "
                            + each.path("kind").asText() + " "
                            + each.path("name").asText() + " "
                            + each.path("delta").path("ipAddress").asText());
            assertEquals("EventHistoryLogSent", answer.path("messageName").asText(), answer.toString());
            assertEquals(told.size(), answer.path("totalCount").asInt());
            return told;
        }
    }

    private static String where(Lab lab) {
        SystemId postgresql = new SystemId("postgresql");
        InetSocketAddress at = lab.plan()
                .dial(
                        InstanceId.first(postgresql),
                        lab.map().system(postgresql).listener("SQL").orElseThrow())
                .orElseThrow();
        return Hop.text(at);
    }

    private static Connection connect(String where, String database) throws Exception {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + where + "/" + database + "?sslmode=disable", database, database);
    }
}
