package voicelab.engines.sql.pg;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import voicelab.protocols.pgwire.WireColumn;

/** Rows as lines for the client. */
final class CopyOut implements CopyTask {
    private final CopyOptions options;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final List<WireColumn> columns;
    private final ValueWriter writer;
    private boolean headed;

    CopyOut(PgSession session, String sql, CopyOptions options) throws SQLException {
        this.options = options;
        this.writer = session.writer();
        this.statement = session.engine().prepare(sql);
        try {
            statement.setMaxRows(session.bounds().bufferedRows());
            session.engine().run(statement);
            this.rows = statement.getResultSet();
            this.columns = ColumnTypes.columns(rows.getMetaData());
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public int columns() {
        return columns.size();
    }

    @Override
    public boolean isIn() {
        return false;
    }

    @Override
    public void take(byte[] data) throws PgFault {
        throw new PgFault(States.PROTOCOL_VIOLATION, "this copy goes the other way");
    }

    @Override
    public long end() {
        return 0;
    }

    @Override
    public byte[] line() throws SQLException {
        StringBuilder line = new StringBuilder();
        if (options.header() && !headed) {
            headed = true;
            for (int i = 0; i < columns.size(); i++)
                next(line, i, columns.get(i).name());
            return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        }
        headed = true;
        if (!rows.next()) return null;
        for (int i = 0; i < columns.size(); i++)
            next(line, i, writer.textOf(rows, i + 1, columns.get(i).type()));
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void next(StringBuilder line, int column, String value) {
        if (column > 0) line.append(options.delimiter());
        if (value == null) line.append(options.empty());
        else if (options.csv()) csv(line, value);
        else text(line, value);
    }

    private void csv(StringBuilder line, String value) {
        boolean quoted = value.equals(options.empty()) || value.equals("\\.");
        for (int i = 0; !quoted && i < value.length(); i++) {
            char c = value.charAt(i);
            quoted = c == options.delimiter() || c == options.quote() || c == '\n' || c == '\r';
        }
        if (!quoted) {
            line.append(value);
            return;
        }
        line.append(options.quote());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == options.quote() || c == options.escape()) line.append(options.escape());
            line.append(c);
        }
        line.append(options.quote());
    }

    private void text(StringBuilder line, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int plain = "\b\f\n\r\t\u000b\\".indexOf(c);
            if (plain >= 0) line.append('\\').append("bfnrtv\\".charAt(plain));
            else {
                if (c == options.delimiter()) line.append('\\');
                line.append(c);
            }
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            // the session has ended
        }
    }
}
