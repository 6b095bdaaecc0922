package voicelab.engines.sql;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database as statements in a file, a line each. They are read back by a session without rights, for a file may have been
 * changed by somebody.
 */
final class DatabaseDump {
    private static final String READER = "voicelab_restore";

    private DatabaseDump() {}

    static void write(SqlDatabase database, Path file) throws SQLException, IOException {
        try (SqlSession session = database.session(READER);
                Statement schemas = session.connection().createStatement()) {
            StringBuilder names = new StringBuilder();
            try (ResultSet row = schemas.executeQuery("SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA"
                    + " WHERE UPPER(SCHEMA_NAME) NOT IN ('INFORMATION_SCHEMA', 'PG_CATALOG', 'PGCAT')")) {
                while (row.next()) {
                    if (database.dialect().ownSchemas().contains(row.getString(1))) continue;
                    names.append(names.isEmpty() ? "" : ", ")
                            .append('"')
                            .append(row.getString(1).replace("\"", "\"\""))
                            .append('"');
                }
            }
            script(database.admin(), names.toString(), file);
        }
    }

    private static void script(Connection admin, String schemas, Path file) throws SQLException, IOException {
        admin.setAutoCommit(false);
        try (Statement statement = admin.createStatement();
                BufferedWriter out = Files.newBufferedWriter(file)) {
            // every table as of the same moment
            statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
            try (ResultSet lines = statement.executeQuery("SCRIPT NOPASSWORDS NOSETTINGS SCHEMA " + schemas)) {
                while (lines.next()) {
                    String line = lines.getString(1);
                    if (isOfUsers(line)) continue;
                    out.write(line.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"));
                    out.newLine();
                }
            }
        } finally {
            admin.rollback();
            try (Statement statement = admin.createStatement()) {
                statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED");
            }
            admin.setAutoCommit(true);
        }
    }

    /** Users come from the settings. */
    private static boolean isOfUsers(String line) {
        return line.startsWith("CREATE USER") || line.startsWith("GRANT ") || line.startsWith("--");
    }

    static void read(SqlDatabase database, Path file) throws SQLException, IOException {
        try (SqlSession session = database.session(READER);
                BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) session.control(unescaped(line));
            session.shapeChanged();
            session.commit();
        }
    }

    private static String unescaped(String line) {
        if (line.indexOf('\\') < 0) return line;
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '\\' || i + 1 == line.length()) text.append(c);
            else {
                char next = line.charAt(++i);
                text.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            }
        }
        return text.toString();
    }
}
