package voicelab.systems.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is told of a violated constraint, and by which name. */
class ConstraintsTest extends PgjdbcTestCase {
    @Test
    void constraints_are_told_by_the_names_that_postgresql_gives_them() throws Exception {
        statement.execute("CREATE TABLE child (a int, item bigint REFERENCES item, PRIMARY KEY (a), CHECK (a > 0))");
        statement.execute("INSERT INTO item (name) VALUES ('a')");
        SQLException twice =
                assertThrows(SQLException.class, () -> statement.execute("INSERT INTO item (name) VALUES ('a')"));
        assertEquals("23505", twice.getSQLState());
        assertTrue(
                twice.getMessage().contains("duplicate key value violates unique constraint \"item_name_key\""),
                twice.getMessage());
        SQLException orphan =
                assertThrows(SQLException.class, () -> statement.execute("INSERT INTO child VALUES (1, 99)"));
        assertEquals("23503", orphan.getSQLState());
        assertTrue(orphan.getMessage().contains("child_item_fkey"), orphan.getMessage());
        SQLException check =
                assertThrows(SQLException.class, () -> statement.execute("INSERT INTO child VALUES (-1, 1)"));
        assertEquals("23514", check.getSQLState());
        assertTrue(check.getMessage().contains("child_a_check"), check.getMessage());
        statement.execute("ALTER TABLE child DROP CONSTRAINT child_item_fkey");
        statement.execute("INSERT INTO child VALUES (1, 99)");
    }

    @Test
    void a_constraint_is_named_whatever_else_its_statement_drops_or_names() throws Exception {
        statement.execute("CREATE TABLE moved (a int CONSTRAINT old PRIMARY KEY, b int CONSTRAINT there NOT NULL)");
        statement.execute("ALTER TABLE moved DROP CONSTRAINT old, ADD PRIMARY KEY (b)");
        statement.execute("INSERT INTO moved VALUES (1, 1)");
        assertEquals("moved_pkey", told("INSERT INTO moved VALUES (2, 1)").getConstraint());
        statement.execute("DROP TABLE moved");
    }

    private org.postgresql.util.ServerErrorMessage told(String sql) {
        org.postgresql.util.PSQLException fault =
                assertThrows(org.postgresql.util.PSQLException.class, () -> statement.execute(sql), sql);
        return fault.getServerErrorMessage();
    }

    @Test
    void a_violation_tells_key_table_and_constraint_and_nothing_of_the_engine() throws Exception {
        statement.execute("CREATE TABLE child (u uuid PRIMARY KEY, item bigint REFERENCES item, \"N x\" text,"
                + " n int NOT NULL CHECK (n > 0), UNIQUE (\"N x\", n))");
        statement.execute("INSERT INTO item (name) VALUES ('a')");
        String row = "INSERT INTO child VALUES ('00112233-4455-6677-8899-aabbccddee";
        statement.execute(row + "00', 1, 'grün, it''s', 1)");
        var twice = told("INSERT INTO item (name) VALUES ('a')");
        assertEquals("Key (name)=(a) already exists.", twice.getDetail());
        assertEquals(
                "public.item.item_name_key", twice.getSchema() + "." + twice.getTable() + "." + twice.getConstraint());
        assertEquals(
                "Key (id)=(1) already exists.",
                told("INSERT INTO item (id, name) VALUES (1, 'b')").getDetail());
        assertEquals(
                "Key (u)=(00112233-4455-6677-8899-aabbccddee00) already exists.",
                told(row + "00', 1, 'b', 1)").getDetail());
        assertEquals(
                "Key (\"N x\", n)=(grün, it's, 1) already exists.",
                told(row + "01', 1, 'grün, it''s', 1)").getDetail());
        var orphan = told(row + "02', 9, 'b', 1) RETURNING u");
        assertEquals(
                "insert or update on table \"child\" violates foreign key constraint \"child_item_fkey\"",
                orphan.getMessage());
        assertEquals("Key (item)=(9) is not present in table \"item\".", orphan.getDetail());
        var used = told("DELETE FROM item");
        assertEquals(
                "update or delete on table \"item\" violates foreign key constraint \"child_item_fkey\" on table \"child\"",
                used.getMessage());
        assertEquals("Key (id)=(1) is still referenced from table \"child\".", used.getDetail());
        var empty = told("UPDATE child SET n = NULL");
        assertEquals(
                "null value in column \"n\" of relation \"child\" violates not-null constraint", empty.getMessage());
        assertEquals("child.n", empty.getTable() + "." + empty.getColumn());
        var check = told("UPDATE child SET n = 0");
        assertEquals("new row for relation \"child\" violates check constraint \"child_n_check\"", check.getMessage());
        assertEquals("child_n_check", check.getConstraint());
        assertEquals(
                "syntax error at end of input", told("SELECT * FROM item WHERE").getMessage());
        assertEquals(
                "value too long for type character varying(20)",
                told("INSERT INTO item (name) VALUES ('012345678901234567890')").getMessage());
    }
}
