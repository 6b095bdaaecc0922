package voicelab.systems.sqlserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.sqlserver.jdbc.SQLServerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import voicelab.Lab;

/** A lab with SQL Server for the tests of a class, and a table {@code dbo.calls} made anew for each of them, seen by mssql-jdbc with its defaults. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class MssqlJdbcTestCase {
    Lab lab;
    Connection client;
    Statement statement;

    @BeforeAll
    void boot() throws Exception {
        lab = SqlServerLab.boot("127.20.152.0/24");
    }

    @AfterAll
    void close() {
        long bugs = lab.journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    @BeforeEach
    void connect() throws SQLException {
        client = SqlServerLab.connect(lab);
        statement = client.createStatement();
        statement.execute("IF OBJECT_ID('dbo.calls', 'U') IS NOT NULL DROP TABLE dbo.calls");
        statement.execute(
                "CREATE TABLE dbo.calls (id INT IDENTITY(1,1) NOT NULL CONSTRAINT pk_calls PRIMARY KEY CLUSTERED,"
                        + " guid VARCHAR(64) NOT NULL CONSTRAINT uq_guid UNIQUE, state NVARCHAR(20) NULL DEFAULT N'new')");
    }

    @AfterEach
    void disconnect() throws SQLException {
        client.close();
    }

    String one(String sql) throws SQLException {
        try (Statement asking = client.createStatement();
                ResultSet row = asking.executeQuery(sql)) {
            assertTrue(row.next(), sql);
            String value = row.getString(1);
            assertFalse(row.next(), sql);
            return value;
        }
    }

    static int number(SQLException e) {
        assertTrue(e instanceof SQLServerException, e.toString());
        return e.getErrorCode();
    }

    int errorOf(String sql) {
        return number(assertThrows(SQLException.class, () -> statement.execute(sql), sql));
    }
}
