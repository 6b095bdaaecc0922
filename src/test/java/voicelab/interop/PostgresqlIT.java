package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** psql 15 and pgbench 15 against the built jar. */
@Tag("interop")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private static Path directory;

    private LabProcess lab;

    @BeforeAll
    void boot() throws Exception {
        lab = LabProcess.boot(directory, "--front", "none", "--only", "postgresql");
        psql(
                "CREATE TABLE parent (id serial PRIMARY KEY, name varchar(40) NOT NULL UNIQUE, made timestamptz DEFAULT now());"
                        + " CREATE TABLE child (a int PRIMARY KEY, p int REFERENCES parent (id), CHECK (a > 0));"
                        + " CREATE INDEX child_p ON child (p); CREATE VIEW pv AS SELECT id FROM parent; CREATE SEQUENCE sq");
    }

    @AfterAll
    void close() throws Exception {
        lab.assertSound();
        lab.close();
    }

    private String url() {
        return "postgresql://lab:lab@" + lab.text("POSTGRESQL_SQL") + "/lab";
    }

    private String psql(String command) throws Exception {
        Tool.Ran ran = Tool.of("psql", "postgresql-client-15")
                .run(LIMIT, directory, "-X", "-v", "ON_ERROR_STOP=1", url(), "-c", command);
        assertEquals(0, ran.code(), ran.output());
        assertFalse(ran.output().contains("ERROR"), ran.output());
        return ran.output();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\l",
                "\\d",
                "\\dt",
                "\\dn",
                "\\du",
                "\\df",
                "\\di",
                "\\ds",
                "\\dv",
                "\\d+ parent",
                "\\dp",
                "\\dx",
                "\\db",
                "\\d sq",
                "\\d pv"
            })
    void a_backslash_command_is_answered(String command) throws Exception {
        psql(command);
    }

    @Test
    void a_table_is_described_with_its_keys() throws Exception {
        String child = psql("\\d child");
        for (String wanted : List.of(
                "\"child_pkey\" PRIMARY KEY, btree (a)",
                "\"child_p\" btree (p)",
                "\"child_a_check\" CHECK",
                "\"child_p_fkey\" FOREIGN KEY (p) REFERENCES parent(id)"))
            assertTrue(child.contains(wanted), () -> wanted + " is missing in " + child);
        assertTrue(psql("\\d parent").contains("Referenced by:"));
    }

    @Test
    void psql_speaks_tls_by_itself() throws Exception {
        assertTrue(psql("\\conninfo").contains("SSL connection"));
    }

    @Test
    void pgbench_makes_its_tables_and_runs_in_each_mode() throws Exception {
        Tool.Ran made = Tool.of("pgbench", "postgresql-client-common postgresql-15")
                .run(LIMIT, directory, "-i", "-s", "1", url());
        assertEquals(0, made.code(), made.output());
        for (List<String> mode : List.of(
                List.of("-M", "simple", "-T", "3"),
                List.of("-M", "extended", "-T", "3"),
                List.of("-M", "prepared", "-T", "10"),
                List.of("-M", "prepared", "-c", "4", "-T", "5"))) {
            List<String> command = new ArrayList<>(mode);
            command.add(url());
            Tool.Ran ran = Tool.of("pgbench", "postgresql-15").run(LIMIT, directory, command.toArray(String[]::new));
            assertEquals(0, ran.code(), ran.output());
            assertTrue(ran.output().contains("number of failed transactions: 0 "), ran.output());
        }
    }
}
