package voicelab.systems.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import voicelab.Lab;

/** A lab with PostgreSQL for the tests of a class, and a table {@code item} made anew for each of them, seen by pgjdbc as it comes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PgjdbcTestCase {
    Lab lab;
    Connection client;
    Statement statement;

    @BeforeAll
    void boot() throws Exception {
        lab = PostgresqlLab.boot("127.49.151.0/24");
    }

    @AfterAll
    void shutDown() {
        long bugs = lab.journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    @BeforeEach
    void connect() throws Exception {
        client = PostgresqlLab.connect(lab, "lab");
        statement = client.createStatement();
        statement.execute("DROP TABLE IF EXISTS child, item, typed");
        statement.execute(
                "CREATE TABLE item (id bigserial PRIMARY KEY, name varchar(20) NOT NULL UNIQUE, price numeric(10,2) DEFAULT 1.50,"
                        + " made timestamptz DEFAULT now())");
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
    }

    String state(String sql) {
        return assertThrows(SQLException.class, () -> statement.execute(sql), sql)
                .getSQLState();
    }

    List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= columns; i++)
                    text.append(i == 1 ? "" : "|").append(row.getString(i));
                rows.add(text.toString());
            }
        }
        return rows;
    }

    static String one(Statement statement, String sql) {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
