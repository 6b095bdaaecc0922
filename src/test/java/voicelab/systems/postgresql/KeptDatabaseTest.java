package voicelab.systems.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.Lab;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

/** State: what is kept, what a reset forgets, what a snapshot brings back. */
class KeptDatabaseTest {
    private static final String NET = "127.49.153.0/24";

    private static Lab boot(Optional<Path> state) throws Exception {
        return PostgresqlLab.boot(NET, state, Settings.empty("test"));
    }

    private static void put(Lab lab, String database, String value) throws SQLException {
        try (Connection client = PostgresqlLab.connect(lab, database);
                Statement statement = client.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kept (id serial PRIMARY KEY, v text)");
            statement.execute("INSERT INTO kept (v) VALUES ('" + value.replace("'", "''") + "')");
        }
    }

    private static String read(Lab lab, String database) throws SQLException {
        try (Connection client = PostgresqlLab.connect(lab, database);
                Statement statement = client.createStatement();
                ResultSet row = statement.executeQuery("SELECT string_agg(v, ',' ORDER BY id) FROM kept")) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }

    /** As a kill leaves it: the files as they are at this moment, while the database is open. */
    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
    }

    @Test
    void a_commit_that_was_acknowledged_is_in_the_file_at_that_moment(@TempDir Path kept, @TempDir Path killed)
            throws Exception {
        Path after = killed.resolve("state");
        try (Lab lab = boot(Optional.of(kept));
                Connection open = PostgresqlLab.connect(lab, "lab");
                Statement statement = open.createStatement()) {
            put(lab, "lab", "one");
            open.setAutoCommit(false);
            statement.execute("INSERT INTO kept (v) VALUES ('two')");
            open.commit();
            statement.execute("INSERT INTO kept (v) VALUES ('never committed')");
            copy(kept, after);
        }
        try (Lab lab = boot(Optional.of(after))) {
            assertEquals("one,two", read(lab, "lab"));
            put(lab, "lab", "three");
            assertEquals("one,two,three", read(lab, "lab"));
        }
    }

    @Test
    void a_reset_empties_what_belongs_to_nobody_here_and_a_restore_brings_it_back(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("snapshot.zip");
        try (Lab lab = boot(Optional.empty())) {
            put(lab, "lab", "it's\nhere \\ and 'there'");
            put(lab, "gvp", "owner is not in this lab");
            lab.snapshot(file);
            lab.reset();
            assertEquals(
                    "42P01",
                    assertThrows(SQLException.class, () -> read(lab, "lab")).getSQLState());
            assertEquals(
                    "42P01",
                    assertThrows(SQLException.class, () -> read(lab, "gvp")).getSQLState());
            put(lab, "lab", "after");
            lab.restore(file);
            assertEquals("it's\nhere \\ and 'there'", read(lab, "lab"));
            put(lab, "lab", "more");
            assertEquals("it's\nhere \\ and 'there',more", read(lab, "lab"));
            assertEquals(0, lab.journal().bugs());
        }
    }

    @Test
    void a_reset_ends_sessions_and_lets_new_ones_in() throws Exception {
        try (Lab lab = boot(Optional.empty());
                Connection open = PostgresqlLab.connect(lab, "lab");
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("CREATE TABLE t (a int)");
            lab.reset();
            assertThrows(SQLException.class, () -> statement.execute("SELECT 1"));
            put(lab, "lab", "new");
            assertEquals(0, lab.journal().bugs());
        }
    }

    @Test
    void databases_come_from_the_profile_and_nonsense_is_told_with_its_line() throws Exception {
        Settings own = databases("shop", Map.of("user", "keeper", "password", "secret"));
        try (Lab lab = PostgresqlLab.boot(NET, Optional.empty(), own)) {
            try (Connection client =
                    PostgresqlLab.connect(lab, "shop", Map.of("user", "keeper", "password", "secret"))) {
                assertEquals("keeper", client.getMetaData().getUserName());
            }
            assertThrows(SQLException.class, () -> PostgresqlLab.connect(lab, "lab"));
        }
        for (Settings bad : new Settings[] {
            databases("Bad Name", Map.of()),
            databases("shop", Map.of("passwort", "x")),
            databases("../x", Map.of()),
            databases("postgres", Map.of())
        }) assertThrows(SettingFault.class, () -> PostgresqlSettings.read(bad));
    }

    private static Settings databases(String name, Map<String, String> given) {
        Map<String, Settings> one = new LinkedHashMap<>();
        given.forEach((key, value) -> one.put(key, new Settings("test:3", value)));
        Map<String, Settings> all = Map.of(name, new Settings("test:2", one));
        return new Settings("test", Map.of("databases", new Settings("test:1", all)));
    }
}
