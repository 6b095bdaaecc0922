package voicelab.engines.sql.pg;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.SqlSession;
import voicelab.protocols.pgwire.WireColumn;

/** A statement that the engine runs. It keeps the engine's prepared form, so that a second run parses nothing. */
final class EnginePlan implements Plan {
    private final Translation translation;
    private final List<Integer> parameters = new ArrayList<>();
    private final List<WireColumn> columns;
    private final SqlSession session;
    private PreparedStatement free;

    /**
     * @param declared the parameters' oids as far as the client told them
     * @param typedBy another text with the same parameters, by which the engine finds the others' types; or empty
     */
    EnginePlan(Translation translation, SqlSession session, List<Integer> declared, String typedBy)
            throws SQLException {
        this.translation = translation;
        this.session = session;
        this.free = session.prepare(translation.sql());
        types(free.getParameterMetaData(), declared);
        if (!typedBy.isEmpty() && !parameters.isEmpty())
            try (PreparedStatement other = session.prepare(typedBy)) {
                parameters.clear();
                types(other.getParameterMetaData(), declared);
                // a parameter that stands in the list of what is returned alone
                while (parameters.size() < free.getParameterMetaData().getParameterCount())
                    parameters.add(PgType.TEXT.oid());
            }
        ResultSetMetaData rows = free.getMetaData();
        this.columns = rows == null ? null : translation.columns(ColumnTypes.columns(rows));
    }

    private void types(ParameterMetaData meta, List<Integer> declared) throws SQLException {
        int count = meta.getParameterCount();
        for (int i = 1; i <= count; i++) {
            int told = i <= declared.size() ? declared.get(i - 1) : 0;
            parameters.add(told != 0 && told != PgType.UNKNOWN.oid() ? told : ColumnTypes.parameter(meta, i));
        }
    }

    @Override
    public List<Integer> parameters() {
        return parameters;
    }

    @Override
    public List<WireColumn> columns() {
        return columns;
    }

    @Override
    public boolean writes() {
        return translation.writes();
    }

    @Override
    public Outcome run(PgSession client, Object[] values) throws PgFault, SQLException {
        PreparedStatement statement = free == null ? session.prepare(translation.sql()) : free;
        free = null;
        boolean held = false;
        try {
            int most = client.bounds().bufferedRows();
            statement.setMaxRows(columns == null ? 0 : most + 1);
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, EngineValues.of(values[i]));
            boolean rows = session.run(statement);
            if (translation.changesShape()) session.shapeChanged();
            translation.after(client);
            if (!rows) return Outcome.done(translation.tag(statement.getLargeUpdateCount()));
            held = true;
            return Outcome.rows(new Result(statement, client.writer(), most), translation.tagOfRows());
        } finally {
            if (!held) free = statement;
        }
    }

    /** The engine's rows; gives the prepared form back when they are done with. */
    private final class Result implements Rows {
        private final PreparedStatement statement;
        private final ResultSet rows;
        private final ValueWriter writer;
        private final int most;
        private int read;

        Result(PreparedStatement statement, ValueWriter writer, int most) throws SQLException {
            this.statement = statement;
            this.rows = statement.getResultSet();
            this.writer = writer;
            this.most = most;
        }

        @Override
        public boolean next() throws SQLException {
            if (!rows.next()) return false;
            if (++read > most)
                throw new SQLException("more than " + most + " rows in one answer", States.LIMIT_EXCEEDED);
            return true;
        }

        @Override
        public void write(int column, int oid, int format, voicelab.protocols.pgwire.WireBuffer out)
                throws SQLException {
            writer.write(rows, column + 1, oid, format, out);
        }

        @Override
        public void close() {
            try {
                rows.close();
                if (free == null) free = statement;
                else statement.close();
            } catch (SQLException e) {
                // the session has ended
            }
        }
    }
}
