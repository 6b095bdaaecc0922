package voicelab.engines.sql.tds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The schemas dbo and sys: SQL Server's catalogue as views over the engine's. */
final class Catalogue {
    private static final String SCRIPT = "/voicelab/engines/sql/tds/catalogue.sql";

    private Catalogue() {}

    /** @param databases of the server, by their numbers from 1 */
    static void furnish(Connection admin, List<String> databases) throws SQLException {
        String catalog = admin.getCatalog();
        String name = databases.stream()
                .filter(one -> catalog.toLowerCase(Locale.ROOT).endsWith(one.toLowerCase(Locale.ROOT)))
                .max(Comparator.comparingInt(String::length))
                .orElse(catalog);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < databases.size(); i++)
            rows.append(i == 0 ? "(" : ", (")
                    .append(i + 1)
                    .append(", '")
                    .append(databases.get(i))
                    .append("')");
        String script = text(SCRIPT).replace("${database}", name).replace("${databases}", rows);
        try (Statement statement = admin.createStatement()) {
            for (String one : script.split(";\\s*\\n")) if (!one.isBlank()) statement.execute(one);
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
