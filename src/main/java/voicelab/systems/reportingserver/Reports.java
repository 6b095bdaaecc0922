package voicelab.systems.reportingserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.Parameters;
import voicelab.protocols.records.FieldNames;
import voicelab.standin.LabContext;
import voicelab.systems.reportingserver.RecordSearch.Comparison;
import voicelab.systems.reportingserver.RecordSearch.Condition;

/**
 * The reports below {@code /ems-rs/}. Paths, parameters and the manifest's parts are documented (facts on GVP, 3.3). The
 * real one answers XML whose elements are not public; this answers JSON with the records' own fields.
 */
final class Reports {
    /** Documented: {@code false} switches the reports off, as private edition does. */
    static final String SWITCH = "reporting/rs.exposerestapis";

    private final LabContext lab;
    private final RecordStore store;
    private final Supplier<ReportingConfiguration> configuration;

    Reports(LabContext lab, RecordStore store, Supplier<ReportingConfiguration> configuration) {
        this.lab = lab;
        this.store = store;
        this.configuration = configuration;
    }

    /** Calls that are over. */
    HttpReply details(Asked asked) throws HttpRefusal {
        return page(asked, ReportQuery.of(asked, RecordTable.CDR, component(asked, RecordTable.CDR)), "cdrs");
    }

    /** How many calls ended with which result. */
    HttpReply summary(Asked asked) throws HttpRefusal {
        return counts(
                asked,
                ReportQuery.of(asked, RecordTable.CDR, component(asked, RecordTable.CDR)),
                FieldNames.RESULT,
                "calls-by-result");
    }

    /** Call detail events, level METRIC. */
    HttpReply events(Asked asked) throws HttpRefusal {
        return page(
                asked, ReportQuery.of(asked, RecordTable.EVENT, component(asked, RecordTable.EVENT)), "call-events");
    }

    /** What pages said of themselves. */
    HttpReply var(Asked asked) throws HttpRefusal {
        return page(asked, ReportQuery.of(asked, RecordTable.VAR, component(asked, RecordTable.VAR)), "var");
    }

    /** How many calls pages reported with which result. */
    HttpReply byResult(Asked asked) throws HttpRefusal {
        return counts(
                asked, ReportQuery.of(asked, RecordTable.VAR, type("CallResult")), VarEntry.ITEM, "calls-by-result");
    }

    /** How often each action was begun. */
    HttpReply byAction(Asked asked) throws HttpRefusal {
        return counts(asked, ReportQuery.of(asked, RecordTable.VAR, type("ActionStart")), VarEntry.ITEM, "actions");
    }

    /** Calls that have begun and not ended: the event that began each. */
    HttpReply underWay(Asked asked) throws HttpRefusal {
        Condition component = component(asked, RecordTable.EVENT);
        if (component.value().equals("rm"))
            throw HttpRefusal.notImplemented("calls in progress of RM, which posts a record at a call's end only");
        Condition open = new Condition(component.column(), Comparison.OPEN, "");
        return page(asked, ReportQuery.of(asked, RecordTable.EVENT, component, open), "call-events");
    }

    /** Ours: what the recorder kept. */
    HttpReply frames(Asked asked) throws HttpRefusal {
        return page(asked, ReportQuery.of(asked, RecordTable.FRAME), "frames");
    }

    private static Condition component(Asked asked, RecordTable table) throws HttpRefusal {
        String component = asked.segment("component");
        Column column = table.column(FieldNames.COMPONENT).orElseThrow();
        return switch (component) {
            case "RM", "MCP" -> new Condition(column, Comparison.IS, component.toLowerCase(Locale.ROOT));
            case "CCP" -> throw HttpRefusal.notImplemented("reports of CCP: this lab has no call control platform");
            default -> throw new HttpRefusal(404, "no component " + component + "; known are RM and MCP");
        };
    }

    private static Condition type(String type) {
        return new Condition(RecordTable.VAR.column(VarEntry.TYPE).orElseThrow(), Comparison.IS, type);
    }

    private HttpReply page(Asked asked, ReportQuery query, String name) throws HttpRefusal {
        checkSwitch();
        try {
            long rows = store.count(query.search());
            List<Map<String, Object>> found = store.rows(query.search());
            ObjectNode answer = JsonBody.object();
            answer.set("manifest", manifest(asked, query, rows));
            ArrayNode list = answer.putArray(name);
            for (Map<String, Object> row : found) {
                ObjectNode one = list.addObject();
                for (Map.Entry<String, Object> field : row.entrySet()) put(one, field.getKey(), field.getValue());
            }
            return JsonBody.reply(200, answer);
        } catch (IOException e) {
            throw new HttpRefusal(503, "the database does not answer: " + e.getMessage());
        }
    }

    private static void put(ObjectNode one, String name, Object value) throws IOException {
        if (value instanceof Long number) one.put(name, number);
        else if (name.equals(FieldNames.SESSION_DATA) || name.equals(KeptFrame.PROPERTIES))
            one.set(name, JsonBody.read(value.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        else one.put(name, value.toString());
    }

    private HttpReply counts(Asked asked, ReportQuery query, String field, String name) throws HttpRefusal {
        checkSwitch();
        try {
            Map<String, Long> counts =
                    store.countBy(query.search(), query.table().column(field).orElseThrow());
            long all = counts.values().stream().mapToLong(Long::longValue).sum();
            ObjectNode answer = JsonBody.object();
            answer.set("manifest", manifest(asked, query, Math.min(all, 1)));
            answer.put("total", all);
            ObjectNode groups = answer.putObject(name);
            counts.forEach(groups::put);
            return JsonBody.reply(200, answer);
        } catch (IOException e) {
            throw new HttpRefusal(503, "the database does not answer: " + e.getMessage());
        }
    }

    private void checkSwitch() throws HttpRefusal {
        if ("false".equalsIgnoreCase(configuration.get().options().get(SWITCH)))
            throw new HttpRefusal(404, "reports are switched off by the option " + SWITCH);
    }

    private ObjectNode manifest(Asked asked, ReportQuery query, long rows) {
        ObjectNode manifest = JsonBody.object();
        String path = asked.request().path();
        manifest.put("request-uri", path);
        ObjectNode given = manifest.putObject("request-params");
        query.given().forEach(given::put);
        ObjectNode normalized = manifest.putObject("normalized-params");
        for (Condition condition : query.conditions())
            if (condition.comparison() != Comparison.OPEN)
                normalized.put(
                        condition.column().name() + " "
                                + condition.comparison().name().toLowerCase(Locale.ROOT),
                        condition.value());
        ObjectNode pages = manifest.putObject("pages");
        long all = (rows + query.limit() - 1) / query.limit();
        pages.put("page", query.page())
                .put("pages", all)
                .put("limit", query.limit())
                .put("rows", rows);
        if (query.page() < all) pages.put("next", path + "?" + next(query));
        ObjectNode meta = manifest.putObject("meta");
        // the lab lives in UTC
        meta.put("timezone_offset", 0).put("dst_offset", 0).put("version", "voicelab");
        meta.put("generation_time", lab.clock().instant().toString());
        return manifest;
    }

    private static String next(ReportQuery query) {
        Map<String, String> next = new java.util.TreeMap<>(query.given());
        next.put("page", Integer.toString(query.page() + 1));
        return Parameters.of(next).encoded();
    }
}
