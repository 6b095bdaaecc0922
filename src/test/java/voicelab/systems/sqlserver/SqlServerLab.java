package voicelab.systems.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
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

/** A lab of SQL Server alone, and mssql-jdbc with its defaults and the lab's trust store as its client. */
public final class SqlServerLab {
    private SqlServerLab() {}

    public static Lab boot(String net) throws BootFailure {
        return boot(net, Optional.empty(), Settings.empty("test"));
    }

    static Lab boot(String net, Optional<Path> state, Settings settings) throws BootFailure {
        SystemId id = new SystemId("sql-server");
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

    public static Connection connect(Lab lab) throws SQLException {
        return connect(lab, Map.of());
    }

    static Connection connect(Lab lab, Map<String, String> more) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", "gvp_rs");
        properties.put("password", "gvp_rs");
        properties.put("databaseName", "gvp_rs");
        properties.put("trustStore", lab.variables().get("LAB_TRUSTSTORE"));
        properties.put("trustStorePassword", lab.variables().get("LAB_TRUSTSTORE_PASSWORD"));
        properties.putAll(more);
        return new SQLServerDriver()
                .connect("jdbc:sqlserver://" + lab.variables().get("LAB_SQL_SERVER_TDS"), properties);
    }
}
