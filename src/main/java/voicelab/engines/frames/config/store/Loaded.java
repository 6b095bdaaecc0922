package voicelab.engines.frames.config.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigChange;
import voicelab.engines.frames.config.server.Author;
import voicelab.engines.frames.config.server.HistoryEntry;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.sql.SqlResult;

/**
 * What the tables hold.
 *
 * @param lastDbids by the number of the type
 */
record Loaded(long lastChange, Map<Integer, Integer> lastDbids, List<CfgObject> objects, List<HistoryEntry> history) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** PostgreSQL's text form: {@code 2026-11-28 19:33:22.1+00}. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:mm", "+00")
            .toFormatter();

    /**
     * Reads the answers to the four questions of {@link ConfigTables}, in their order; empty for tables that are new.
     *
     * @throws IOException what the tables hold that no Configuration Server of this version writes
     */
    static Optional<Loaded> of(List<SqlResult> answers) throws IOException {
        List<List<String>> state = answers.get(0).rows();
        if (state.isEmpty()) return Optional.empty();
        int version = Integer.parseInt(state.get(0).get(0));
        if (version != ConfigTables.SCHEMA_VERSION)
            throw new IOException("lab_config_state has schema_version " + version + ", this server's is "
                    + ConfigTables.SCHEMA_VERSION);
        Map<Integer, Integer> lasts = new HashMap<>();
        for (List<String> row : answers.get(1).rows())
            lasts.put(Integer.parseInt(row.get(0)), Integer.parseInt(row.get(1)));
        List<CfgObject> objects = new ArrayList<>();
        for (List<String> row : answers.get(2).rows()) objects.add(object(row));
        List<HistoryEntry> history = new ArrayList<>();
        for (List<String> row : answers.get(3).rows()) history.add(0, entry(row));
        return Optional.of(new Loaded(Long.parseLong(state.get(0).get(1)), lasts, objects, history));
    }

    /** The last change that the state's row names; empty when there is no row. */
    static Optional<Long> lastChange(SqlResult state) {
        return state.rows().stream().findFirst().map(row -> Long.parseLong(row.get(1)));
    }

    private static CfgObject object(List<String> row) throws IOException {
        String where = "lab_config_object (" + row.get(0) + ", " + row.get(1) + ")";
        CfgType type = CfgType.of(Integer.parseInt(row.get(0)))
                .orElseThrow(() -> new IOException(where + " is of a type that is not kept here"));
        try {
            CfgObject object = CfgObject.read(type, JSON.readTree(row.get(2)));
            if (object.dbid() != Integer.parseInt(row.get(1)))
                throw new IOException(where + " says that its dbid is " + object.dbid());
            return object;
        } catch (JsonProcessingException | FrameException e) {
            throw new IOException(where + " holds no object: " + e.getMessage(), e);
        }
    }

    private static HistoryEntry entry(List<String> row) {
        return new HistoryEntry(
                Long.parseLong(row.get(0)),
                OffsetDateTime.parse(row.get(1), TIMESTAMP).toInstant(),
                new Author(row.get(2), row.get(3)),
                ConfigChange.Kind.valueOf(row.get(4)),
                Integer.parseInt(row.get(5)),
                Integer.parseInt(row.get(6)),
                row.get(7),
                row.get(8));
    }
}
