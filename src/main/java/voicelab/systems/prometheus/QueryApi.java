package voicelab.systems.prometheus;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.Parameters;
import voicelab.protocols.metrics.MetricNames;
import voicelab.protocols.metrics.MetricText;
import voicelab.standin.LabContext;

/** {@code query}, {@code series}, {@code labels}, {@code label/NAME/values}. */
record QueryApi(LabContext lab, SeriesBook book) {
    private static final double MILLIS = 1_000;

    HttpReply query(Asked asked) throws HttpRefusal {
        Parameters all = parameters(asked);
        Instant at = time(all);
        Selector selector = selector(asked, all.first("query").orElse(""), "query");
        ArrayNode result = JsonBody.array();
        for (Series series : find(selector, at)) {
            ObjectNode one = result.addObject();
            series.labels().forEach(one.putObject("metric")::put);
            one.putArray("value").add(BigDecimal.valueOf(at.toEpochMilli(), 3)).add(MetricText.number(series.value()));
        }
        ObjectNode data = JsonBody.object().put("resultType", "vector");
        data.set("result", result);
        return ApiReply.ok(data);
    }

    @SuppressWarnings("DoNotCallSuggester") // a row of the table
    HttpReply range(Asked asked) throws HttpRefusal {
        throw notDone(asked, SelectorFault.notDone("query_range, as only the last values are kept"));
    }

    HttpReply series(Asked asked) throws HttpRefusal {
        Parameters all = parameters(asked);
        if (!all.has("match[]")) throw ApiReply.bad("no match[] parameter provided");
        ArrayNode result = JsonBody.array();
        for (Series series : matching(asked, all)) series.labels().forEach(result.addObject()::put);
        return ApiReply.ok(result);
    }

    HttpReply labels(Asked asked) throws HttpRefusal {
        Set<String> names = new TreeSet<>();
        for (Series series : matching(asked, parameters(asked)))
            names.addAll(series.labels().keySet());
        return list(names);
    }

    HttpReply values(Asked asked) throws HttpRefusal {
        String name = asked.segment("name");
        if (!MetricNames.isLabel(name)) throw ApiReply.bad("invalid label name: \"" + name + "\"");
        Set<String> values = new TreeSet<>();
        for (Series series : matching(asked, parameters(asked))) values.add(series.label(name));
        values.remove("");
        return list(values);
    }

    private static HttpReply list(Set<String> all) {
        ArrayNode data = JsonBody.array();
        all.forEach(data::add);
        return ApiReply.ok(data);
    }

    private List<Series> matching(Asked asked, Parameters all) throws HttpRefusal {
        List<String> wanted = all.all("match[]");
        Instant now = lab.clock().instant();
        if (wanted.isEmpty()) return find(Selector.EVERYTHING, now);
        Set<Series> found = new java.util.LinkedHashSet<>();
        for (String each : wanted) found.addAll(find(selector(asked, each, "match[]"), now));
        return new ArrayList<>(found);
    }

    private List<Series> find(Selector selector, Instant at) throws HttpRefusal {
        try {
            return book.find(selector, at);
        } catch (SeriesBook.TooMany | BoundedRegex.TooDear e) {
            throw ApiReply.execution(e.getMessage());
        }
    }

    private Selector selector(Asked asked, String text, String parameter) throws HttpRefusal {
        try {
            return SelectorReader.read(text);
        } catch (SelectorFault e) {
            if (e.wrong()) throw ApiReply.bad("invalid parameter \"" + parameter + "\": " + e.getMessage());
            throw notDone(asked, e);
        }
    }

    private HttpRefusal notDone(Asked asked, SelectorFault fault) {
        lab.arrivals().unsupported(asked.hop(), "HTTP", fault.getMessage());
        return ApiReply.execution(fault.getMessage());
    }

    /** What is kept is now; another time is answered only as far as Prometheus would look back from it. */
    private Instant time(Parameters all) throws HttpRefusal {
        Instant now = lab.clock().instant();
        String text = all.first("time").orElse("");
        if (text.isEmpty()) return now;
        Instant at = read(text);
        boolean near = !at.isBefore(now.minus(SeriesBook.LOOK_BACK)) && !at.isAfter(now.plus(SeriesBook.LOOK_BACK));
        if (!near)
            throw ApiReply.execution("not implemented here: another time than now, only the last values are kept");
        return at;
    }

    private static Instant read(String text) throws HttpRefusal {
        try {
            if (text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?"))
                return Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * MILLIS));
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ApiReply.bad("invalid parameter \"time\": cannot parse \"" + text + "\" to a valid timestamp");
        }
    }

    /** Of the query and of a form body, as Prometheus takes both. */
    private static Parameters parameters(Asked asked) throws HttpRefusal {
        if (!asked.request().method().equals("POST") || asked.request().body().length == 0) return asked.query();
        List<Parameters.Pair> all = new ArrayList<>(asked.form().pairs());
        all.addAll(asked.query().pairs());
        return new Parameters(all);
    }
}
