package voicelab.engines.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.engines.sql.tds.TdsDialect;

class PageCachesTest {
    private static final String MEGABYTES =
            "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'info.CACHE_SIZE'";

    @TempDir
    Path folder;

    private static String one(Connection admin, String sql) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next(), sql);
            return rows.getString(1);
        }
    }

    @Test
    void pages_that_were_read_are_forgotten_and_read_again() throws Exception {
        List<DatabasePlan> plans = List.of(new DatabasePlan(new LabDatabase("pages", "u", "p"), ""));
        try (PageCaches caches = new PageCaches();
                SqlDatabases server = new SqlDatabases(
                        new TdsDialect(List.of("pages")), SqlBounds.USUAL, plans, Optional.of(folder))) {
            caches.add(server);
            server.database("pages").furnishOnce(admin -> {
                try (Statement statement = admin.createStatement()) {
                    statement.execute(
                            "CREATE TABLE t AS SELECT x AS n, REPEAT('x', 400) AS s FROM SYSTEM_RANGE(1, 20000)");
                    statement.execute("CHECKPOINT");
                }
                String length = one(admin, "SELECT SUM(LENGTH(s)) FROM t");
                int full = Integer.parseInt(one(admin, MEGABYTES));
                assertTrue(full >= 2, full + " MB");
                caches.empty();
                assertEquals("0", one(admin, MEGABYTES));
                assertEquals(length, one(admin, "SELECT SUM(LENGTH(s)) FROM t"));
            });
        }
    }
}
