package voicelab.systems.servicehandler;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.http.HttpRefusal;
import voicelab.standin.Durations;

/**
 * What a registration carries besides the usual, because somebody asked for it at {@code /lab/v1/register}.
 *
 * @param listeners where to register at once; empty for where the profile says
 * @param meta further meta, which also stands in the query of the check's URL
 * @param checkInterval another interval of the check
 */
record Extras(List<String> listeners, Map<String, String> meta, Optional<Duration> checkInterval) {
    static final Extras NONE = new Extras(List.of(), Map.of(), Optional.empty());

    private static final int MAX_META = 16;
    private static final int MAX_KEY_CHARS = 128;
    private static final int MAX_VALUE_CHARS = 512;

    static Extras read(JsonNode body) throws HttpRefusal {
        if (!body.isObject()) throw new HttpRefusal(400, "an object is wanted such as {\"port\":8500,\"meta\":{}}");
        for (var names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!List.of("port", "meta", "interval").contains(name))
                throw new HttpRefusal(400, "unknown key " + name + "; known are port, meta, interval");
        }
        return new Extras(listeners(body.path("port")), meta(body.path("meta")), interval(body.path("interval")));
    }

    private static List<String> listeners(JsonNode port) throws HttpRefusal {
        return switch (port.asText("")) {
            case "" -> List.of();
            case "8500" -> List.of("HTTP");
            case "8501" -> List.of("HTTPS");
            default -> throw new HttpRefusal(400, "port is 8500 or 8501");
        };
    }

    private static Map<String, String> meta(JsonNode meta) throws HttpRefusal {
        if (!meta.isMissingNode() && !meta.isObject()) throw new HttpRefusal(400, "meta is an object of strings");
        if (meta.size() > MAX_META) throw new HttpRefusal(400, "meta has at most " + MAX_META + " entries");
        Map<String, String> read = new LinkedHashMap<>();
        for (var field : meta.properties()) {
            // Consul takes keys of A-Z a-z 0-9 - and _
            if (!field.getKey().matches("[A-Za-z0-9_-]{1," + MAX_KEY_CHARS + "}"))
                throw new HttpRefusal(400, "meta key \"" + field.getKey() + "\" is not of letters, digits, - and _");
            if (!field.getValue().isTextual() || field.getValue().asText().length() > MAX_VALUE_CHARS)
                throw new HttpRefusal(
                        400, "meta " + field.getKey() + " is no string of at most " + MAX_VALUE_CHARS + " characters");
            read.put(field.getKey(), field.getValue().asText());
        }
        return read;
    }

    private static Optional<Duration> interval(JsonNode text) throws HttpRefusal {
        if (text.isMissingNode()) return Optional.empty();
        Optional<Duration> read = Durations.parse(text.asText("")).filter(d -> d.toMillis() > 0);
        if (read.isEmpty()) throw new HttpRefusal(400, "interval is a duration such as 1s");
        return read;
    }
}
