package voicelab.engines.sql.tds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The schemas dbo and sys: SQL Server's catalogue as views over the engine's. */
final class Catalogue {
    private static final String SCRIPT = "/voicelab/engines/sql/tds/catalogue.sql";

    private Catalogue() {}

    static void furnish(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            for (String one : text(SCRIPT).split(";\\s*\\n")) if (!one.isBlank()) statement.execute(one);
        }
    }

    static String text(String resource) {
        try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
            if (in == null) throw new IOException("not in the jar: " + resource);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
