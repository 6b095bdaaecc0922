package voicelab.systems.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import voicelab.Lab;

/** H2 can run Java and touch files; none of its ways to do so is open to a client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosedDoorsTest {
    private Lab lab;

    @BeforeAll
    void boot() throws Exception {
        lab = PostgresqlLab.boot("127.49.150.0/24");
    }

    @AfterAll
    void close() {
        long bugs = lab.journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE ALIAS x FOR 'java.lang.System.getProperty'",
                "CREATE ALIAS x AS $$ String f() { return System.getProperty(\"user.dir\"); } $$",
                "CREATE /* hidden */ ALIAS IF NOT EXISTS x FOR 'java.lang.System.getProperty'",
                "CREATE FORCE ALIAS x FOR 'java.lang.System.getProperty'",
                "CREATE TRIGGER t BEFORE INSERT ON doors FOR EACH ROW CALL 'java.lang.String'",
                "CREATE TRIGGER t BEFORE INSERT ON doors FOR EACH ROW AS $$ x $$",
                "CREATE AGGREGATE a FOR 'java.lang.String'",
                "CREATE LINKED TABLE l('org.h2.Driver', 'jdbc:h2:mem:x', 'sa', '', 'y')",
                "CREATE TABLE e (a int) ENGINE 'java.lang.String'",
                "CREATE USER admin2 PASSWORD 'x' ADMIN",
                "ALTER USER lab ADMIN TRUE",
                "CREATE ROLE r",
                "GRANT ALL TO lab",
                "CREATE CONSTANT c VALUE 1",
                "RUNSCRIPT FROM '/etc/passwd'",
                "SCRIPT TO '/tmp/voicelab-script.sql'",
                "SCRIPT",
                "BACKUP TO '/tmp/voicelab-backup.zip'",
                "SHUTDOWN",
                "SHUTDOWN IMMEDIATELY",
                "DROP ALL OBJECTS",
                "DROP ALL OBJECTS DELETE FILES",
                "EXECUTE IMMEDIATE 'SELECT 1'",
                "CALL 1",
                "HELP",
                "SELECT FILE_READ('/etc/passwd')",
                "SELECT \"FILE_READ\" ('/etc/passwd')",
                "SELECT public.file_read('/etc/passwd')",
                "SELECT file_read/* */('/etc/passwd')",
                "SELECT FILE_WRITE('x', '/tmp/voicelab-write')",
                "SELECT * FROM CSVREAD('/etc/passwd')",
                "SELECT CSVWRITE('/tmp/voicelab-csv', 'SELECT 1')",
                "INSERT INTO doors SELECT length(FILE_READ('/etc/passwd'))",
                "SELECT LINK_SCHEMA('a', '', 'jdbc:h2:mem:x', 'sa', '', 'public')",
                "SELECT ABORT_SESSION(1)",
                "SELECT DATABASE_PATH()",
                "SET TRACE_LEVEL_FILE 3",
                "SET DB_CLOSE_DELAY TO 0",
                "SET DATABASE_EVENT_LISTENER TO 'java.lang.String'",
                "SET JAVA_OBJECT_SERIALIZER TO 'java.lang.String'",
                "SET MODE TO 'MySQL'",
                "SET WRITE_DELAY TO 500",
                "SET COLLATION TO 'OFF'",
                "SET MAX_MEMORY_ROWS = 5",
                "SET ALLOW_LITERALS TO 0",
                "SET PASSWORD 'x'",
                "SELECT * FROM pgcat.pg_class",
                "SELECT pgcat.catalogue_rows('pg_class')",
                "DROP SCHEMA pgcat CASCADE",
                "DROP SCHEMA \"pgcat\" CASCADE",
                "DROP SCHEMA \"PGCAT\" CASCADE",
                "SET SCHEMA pgcat; DROP VIEW pg_class",
                "SET search_path TO pgcat; DROP VIEW catalogue_rows",
                "COPY doors FROM '/etc/passwd'",
                "COPY doors TO '/tmp/voicelab-copy'",
                "COPY doors FROM PROGRAM 'id'",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "DO $$ BEGIN END $$",
                "SELECT pgcat.nextval('x')",
                "SELECT pgcat.json_field('{}', 'a')",
                "PREPARE x AS SELECT FILE_READ('/etc/passwd')",
                "PREPARE x AS RUNSCRIPT FROM '/etc/passwd'",
                "PREPARE x AS SELECT * FROM pgcat.pg_class",
                "EXECUTE x (FILE_READ('/etc/passwd'))",
                "SELECT nextval('pgcat.x')",
                "CREATE TABLE door2 (a int DEFAULT nextval('s, b varchar DEFAULT FILE_READ(''/etc/passwd'')'))",
                "SELECT pg_read_file('/etc/passwd')"
            })
    void a_statement_that_leaves_the_database_is_refused(String sql) throws Exception {
        try (Connection client = PostgresqlLab.connect(lab, "lab");
                Statement statement = client.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS doors (a int)");
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql));
            assertTrue(
                    java.util.Set.of("42501", "42601", "0A000", "42704", "42P01", "42883", "42602")
                            .contains(refused.getSQLState()),
                    () -> refused.getSQLState() + " " + refused.getMessage());
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM doors")) {
                assertTrue(row.next());
                assertEquals(0, row.getInt(1));
            }
        }
        for (String file : new String[] {"script.sql", "backup.zip", "write", "csv", "copy"})
            assertFalse(Files.exists(Path.of("/tmp/voicelab-" + file)), file);
    }

    @Test
    void settings_in_the_name_of_a_database_are_only_a_name() {
        SQLException refused = assertThrows(
                SQLException.class,
                () -> PostgresqlLab.connect(lab, "lab", Map.of("database", "lab;INIT=CREATE TABLE init_ran(a int)")));
        assertEquals("3D000", refused.getSQLState());
    }

    @Test
    void a_wrong_password_and_an_unknown_user_are_told_the_same_and_another_ones_database_is_closed() {
        assertEquals("28P01", refusal("lab", Map.of("password", "wrong")));
        assertEquals("28P01", refusal("lab", Map.of("user", "nobody")));
        assertEquals("28P01", refusal("lab", Map.of("user", "voicelab")));
        assertEquals("3D000", refusal("lab", Map.of("database", "nope")));
        assertEquals("42501", refusal("lab", Map.of("database", "gvp")));
    }

    private String refusal(String database, Map<String, String> more) {
        return assertThrows(SQLException.class, () -> PostgresqlLab.connect(lab, database, more))
                .getSQLState();
    }

    @Test
    void one_database_does_not_see_another(@TempDir Path unused) throws Exception {
        try (Connection gvp = PostgresqlLab.connect(lab, "gvp");
                Connection client = PostgresqlLab.connect(lab, "lab");
                Statement theirs = gvp.createStatement();
                Statement own = client.createStatement()) {
            theirs.execute("CREATE TABLE secrets (a int)");
            assertEquals(
                    "42P01",
                    assertThrows(SQLException.class, () -> own.executeQuery("SELECT * FROM secrets"))
                            .getSQLState());
        }
    }
}
