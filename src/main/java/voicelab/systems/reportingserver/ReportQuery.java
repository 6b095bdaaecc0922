package voicelab.systems.reportingserver;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.Parameters;
import voicelab.protocols.records.FieldNames;
import voicelab.systems.reportingserver.RecordSearch.Comparison;
import voicelab.systems.reportingserver.RecordSearch.Condition;

/**
 * The parameters of one report. Names and the form of dates are documented, {@code call-id}, {@code limit}, {@code queue},
 * {@code name} and {@code result} are ours; so is that {@code app-id} and {@code tenant-id} take names, for the lab's
 * records have no numbers of objects.
 */
record ReportQuery(RecordTable table, List<Condition> conditions, int page, int limit, Map<String, String> given) {
    static final int MOST_ROWS = 1_000;
    private static final int USUAL_ROWS = 100;
    private static final int MOST_PAGES = 1_000_000;
    private static final String PAGE = "page";
    private static final String LIMIT = "limit";

    /** Exact values: parameter and field. */
    private static final Map<String, String> EXACT = Map.of(
            "app-id", FieldNames.PROFILE,
            "tenant-id", FieldNames.TENANT,
            "comp-id", FieldNames.NODE,
            "gvp-guid", FieldNames.SESSION_ID,
            "session-id", FieldNames.SESSION_ID,
            "call-id", FieldNames.CALL_ID,
            "name", FieldNames.NAME,
            "result", FieldNames.RESULT,
            "queue", KeptFrame.QUEUE);

    /** Values that may end in {@code *}. */
    private static final Map<String, String> OPEN_ENDED = Map.of(
            "dn", FieldNames.DNIS,
            "local-uri", FieldNames.LOCAL_URI,
            "remote-uri", FieldNames.REMOTE_URI);

    /** Times: from (inclusive) and to (exclusive). */
    private static final Map<String, String> TIMES = Map.of(
            "started-from", "started_at",
            "started-to", "started_at",
            "ended-from", "ended_at",
            "ended-to", "ended_at",
            "from", "ended_at",
            "to", "ended_at");

    /** Documented: one of these at most. */
    private static final Set<String> ALTERNATIVES = Set.of("app-id", "tenant-id", "dn");

    /** @throws HttpRefusal 400 for a parameter that this report does not know, or a value that is none */
    static ReportQuery of(Asked asked, RecordTable table, Condition... always) throws HttpRefusal {
        Parameters query = asked.query();
        List<Condition> conditions = new ArrayList<>(List.of(always));
        Map<String, String> given = new TreeMap<>(query.asMap());
        if (given.keySet().stream().filter(ALTERNATIVES::contains).count() > 1)
            throw new HttpRefusal(400, "app-id, tenant-id and dn exclude each other");
        for (Map.Entry<String, String> one : given.entrySet()) {
            String name = one.getKey();
            if (!name.equals(PAGE) && !name.equals(LIMIT)) conditions.add(condition(table, name, one.getValue()));
        }
        return new ReportQuery(
                table,
                conditions,
                number(given, PAGE, 1, MOST_PAGES),
                number(given, LIMIT, USUAL_ROWS, MOST_ROWS),
                given);
    }

    private static Condition condition(RecordTable table, String name, String value) throws HttpRefusal {
        if (EXACT.containsKey(name)) return new Condition(column(table, name, EXACT.get(name)), Comparison.IS, value);
        if (OPEN_ENDED.containsKey(name)) {
            Column column = column(table, name, OPEN_ENDED.get(name));
            return value.endsWith("*")
                    ? Condition.beginning(column, value.substring(0, value.length() - 1))
                    : new Condition(column, Comparison.IS, value);
        }
        if (TIMES.containsKey(name))
            for (Column column : table.columns())
                if (column.name().equals(TIMES.get(name)))
                    return new Condition(
                            column,
                            name.endsWith("from") ? Comparison.FROM : Comparison.BEFORE,
                            time(name, value).toString());
        throw unknown(name);
    }

    private static Column column(RecordTable table, String name, String field) throws HttpRefusal {
        return table.column(field).orElseThrow(() -> unknown(name));
    }

    private static HttpRefusal unknown(String name) {
        return new HttpRefusal(400, "this report has no parameter " + name);
    }

    private static int number(Map<String, String> given, String name, int usual, int most) throws HttpRefusal {
        String text = given.get(name);
        if (text == null) return usual;
        if (text.matches("[0-9]{1,7}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) return number;
        }
        throw new HttpRefusal(400, name + " is 1 to " + most + ", not " + text);
    }

    /** {@code YYYY-MM-DD'T'HH:mm:ss[.SSS][zone]} (documented), or a date alone; without a zone in UTC. */
    static Instant time(String name, String text) throws HttpRefusal {
        try {
            if (!text.contains("T")) return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            // a zone such as +0200 as well as +02:00 and Z
            String whole = text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            return whole.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                    ? OffsetDateTime.parse(whole).toInstant()
                    : LocalDateTime.parse(whole).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new HttpRefusal(400, name + " is a time such as 2026-03-01T12:00:00.000Z, not " + text);
        }
    }

    RecordSearch search() {
        return new RecordSearch(table, conditions, (page - 1L) * limit, limit);
    }
}
