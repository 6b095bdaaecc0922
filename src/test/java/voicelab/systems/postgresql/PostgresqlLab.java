package voicelab.systems.postgresql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import voicelab.Lab;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.standin.Settings;

/** A lab of PostgreSQL alone, and pgjdbc with its usual settings as its client. */
public final class PostgresqlLab {
    private PostgresqlLab() {}

    public static Lab boot(String net) throws BootFailure {
        return boot(net, Optional.empty(), Settings.empty("test"));
    }

    static Lab boot(String net, Optional<Path> state, Settings settings) throws BootFailure {
        SystemId id = new SystemId("postgresql");
        return Lab.boot(new LabOrder(
                ConnectionMap.shipped(),
                Catalogue.shipped(),
                new Profile("sql", Map.of(id, new SystemChoice(id, 1, Map.of(), settings)), Map.of()),
                Net.parse(net),
                Optional.empty(),
                1,
                state,
                List.of(),
                line -> {}));
    }

    static String url(Lab lab, String database) {
        return "jdbc:postgresql://" + lab.variables().get("LAB_POSTGRESQL_SQL") + "/" + database;
    }

    public static Connection connect(Lab lab, String database) throws SQLException {
        return connect(lab, database, Map.of());
    }

    /** @param more properties of the driver, and {@code database} when it is not named like the user */
    static Connection connect(Lab lab, String database, Map<String, String> more) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", database);
        properties.put("password", database);
        properties.putAll(more);
        String name = more.getOrDefault("database", database);
        return new Driver().connect(url(lab, URLEncoder.encode(name, StandardCharsets.UTF_8)), properties);
    }
}
