package voicelab.engines.sql.pg;

import java.io.ByteArrayOutputStream;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The client's lines as rows. */
final class CopyIn implements CopyTask {
    private static final int BATCH = 500;

    private final PgSession session;
    private final List<String> columns;
    private final CopyOptions options;
    private final PreparedStatement insert;
    private final List<Integer> types = new ArrayList<>();
    private final ValueReader reader;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private boolean quoted;
    private boolean escaped;
    private boolean ended;
    private long lines;
    private long rows;
    private int batched;

    CopyIn(PgSession session, String sql, List<String> columns, CopyOptions options) throws SQLException {
        this.session = session;
        this.columns = columns;
        this.options = options;
        this.reader = session.reader();
        this.insert = session.engine().prepare(sql);
        try {
            ParameterMetaData meta = insert.getParameterMetaData();
            for (int i = 1; i <= columns.size(); i++) types.add(ColumnTypes.parameter(meta, i));
        } catch (SQLException e) {
            insert.close();
            throw e;
        }
    }

    @Override
    public int columns() {
        return columns.size();
    }

    @Override
    public boolean isIn() {
        return true;
    }

    @Override
    public void take(byte[] data) throws PgFault, SQLException {
        for (byte b : data) {
            if (b == '\n' && !quoted && !escaped) {
                row();
                continue;
            }
            if (options.csv()) {
                if (b == options.quote()) quoted = !quoted;
                escaped = false;
            } else escaped = b == '\\' && !escaped;
            record.write(b);
            if (record.size() > session.bounds().messageBytes())
                throw new PgFault(
                        States.LIMIT_EXCEEDED,
                        "a line of COPY is longer than " + session.bounds().messageBytes() + " bytes");
        }
    }

    private void row() throws PgFault, SQLException {
        byte[] bytes = record.toByteArray();
        record.reset();
        escaped = false;
        int length = bytes.length;
        if (length > 0 && bytes[length - 1] == '\r') length--;
        String line = ValueReader.utf8(java.util.Arrays.copyOf(bytes, length));
        lines++;
        if (ended) return;
        if (line.equals("\\.")) {
            ended = true;
            return;
        }
        if (options.header() && lines == 1) return;
        store(options.csv() ? CopyFields.csv(line, options) : CopyFields.text(line, options));
    }

    private void store(List<String> fields) throws PgFault, SQLException {
        if (fields.size() > columns.size()) throw bad("extra data after last expected column");
        if (fields.size() < columns.size()) throw bad("missing data for column \"" + columns.get(fields.size()) + "\"");
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            insert.setObject(i + 1, field == null ? null : EngineValues.of(value(field, types.get(i))));
        }
        insert.addBatch();
        rows++;
        if (++batched == BATCH) flush();
    }

    private Object value(String field, int oid) throws PgFault {
        PgType type = PgType.of(oid);
        if (type != null) return reader.parse(field, type);
        PgType element = PgType.elementOf(oid);
        return element == null ? field : Arrays.parse(field, element, reader);
    }

    private void flush() throws SQLException {
        if (batched == 0) return;
        batched = 0;
        session.engine().runBatch(insert);
    }

    private PgFault bad(String what) {
        return new PgFault(States.BAD_COPY, what + " (line " + lines + ")");
    }

    @Override
    public long end() throws PgFault, SQLException {
        if (quoted && !ended) throw bad("unterminated CSV quoted field");
        if (record.size() > 0) row();
        flush();
        return rows;
    }

    @Override
    public byte[] line() {
        return null;
    }

    @Override
    public void close() {
        try {
            insert.close();
        } catch (SQLException e) {
            // the session has ended
        }
    }
}
