package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQL Server as FreeTDS sees it: a client that shares no line of code with mssql-jdbc. */
@Tag("interop")
class FreeTdsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    /** It ends with the first error of a severity over 10, which is its exit code. */
    private Tool.Ran bsqldb(LabProcess lab, String password, String sql) throws Exception {
        String[] where = lab.text("SQL_SERVER_TDS").split(":");
        Path script = Files.writeString(directory.resolve("script.sql"), sql);
        Path servers = Files.writeString(
                directory.resolve("freetds.conf"),
                "[lab]\nhost = " + where[0] + "\nport = " + where[1] + "\ntds version = 7.4\n");
        // env: FreeTDS reads the place of its servers from a variable
        return Tool.of("env", "coreutils")
                .run(
                        LIMIT,
                        directory,
                        "FREETDSCONF=" + servers,
                        "bsqldb",
                        "-S",
                        "lab",
                        "-U",
                        "gvp_rs",
                        "-P",
                        password,
                        "-D",
                        "gvp_rs",
                        "-i",
                        script.toString());
    }

    @Test
    void bsqldb_makes_fills_and_reads_a_table_and_hears_of_errors() throws Exception {
        Tool.of("bsqldb", "freetds-bin");
        try (LabProcess lab =
                LabProcess.boot(directory, "--front", "none", "--profile", "voice", "--only", "sql-server")) {
            bsqldb(
                            lab,
                            "gvp_rs",
                            "create table calls (id int identity primary key, name nvarchar(20) unique, at datetime)\ngo\n"
                                    + "insert into calls (name, at) values ('first call', '2024-01-02 03:04:05')\ngo\n")
                    .well();
            refused(lab, "gvp_rs", "insert into calls (name) values ('first call')\ngo\n", 2627, 14);
            String rows = bsqldb(
                            lab,
                            "gvp_rs",
                            "begin tran delete from calls rollback\ngo\nselect name, at from calls\ngo\n")
                    .well()
                    .output();
            assertTrue(rows.contains("first call"), rows);
            assertTrue(rows.contains("Jan  2 2024"), rows);
            refused(lab, "gvp_rs", "select * from nowhere\ngo\n", 208, 16);
            refused(lab, "wrong", "select 1\ngo\n", 18456, 14);
            lab.assertSound();
        }
    }

    @Test
    void tsql_reads_the_records_of_a_call() throws Exception {
        try (LabProcess lab = LabProcess.boot(directory)) {
            String call =
                    lab.post("/api/calls", "{\"number\":\"8001\"}").path("id").asText();
            long end = System.nanoTime() + LIMIT.toNanos();
            while (lab.get("/api/calls/" + call).path("status").asInt() != 200 && System.nanoTime() < end)
                TimeUnit.MILLISECONDS.sleep(50);
            lab.delete("/api/calls/" + call);
            String rows = "";
            String wanted = "SELECT component + '/' + dnis + '/' + call_result FROM voicelab_cdr ORDER BY component";
            while (!(rows.contains("mcp/8001/") && rows.contains("rm/8001/")) && System.nanoTime() < end)
                rows = tsql(lab, wanted);
            assertTrue(rows.contains("mcp/8001/") && rows.contains("rm/8001/"), rows);
            assertTrue(
                    tsql(lab, "DELETE FROM voicelab_cdr").contains("Msg 229"), "the reader reads and does not change");
            lab.assertSound();
        }
    }

    private String tsql(LabProcess lab, String sql) throws Exception {
        String[] where = lab.text("SQL_SERVER_TDS").split(":");
        Path script = Files.writeString(directory.resolve("tsql.sql"), sql + "\ngo\nexit\n");
        // sh: tsql reads its statements from its input alone
        return Tool.of("sh", "dash")
                .run(
                        LIMIT,
                        directory,
                        "-c",
                        "TDSVER=7.4 tsql -H " + where[0] + " -p " + where[1]
                                + " -U mssqlreader -P mssqlreader -D gvp_rs < " + script)
                .output();
    }

    private void refused(LabProcess lab, String password, String sql, int number, int severity) throws Exception {
        Tool.Ran ran = bsqldb(lab, password, sql);
        assertTrue(ran.output().contains("Msg " + number + ", Level " + severity), ran.output());
        assertEquals(severity, ran.code(), ran.output());
    }
}
