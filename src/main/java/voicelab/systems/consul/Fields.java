package voicelab.systems.consul;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;

/**
 * A JSON object as Consul reads it: names without case ({@code Name}, {@code name}) and, as for service definitions, with or
 * without underscores; null counts as absent; a value of another kind is refused with 400.
 */
final class Fields {
    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    private Fields(JsonNode object) throws HttpRefusal {
        if (!object.isObject()) throw decode("an object is wanted, not " + object.getNodeType());
        object.properties().forEach(e -> {
            if (!e.getValue().isNull()) values.putIfAbsent(plain(e.getKey()), e.getValue());
        });
    }

    static Fields of(JsonNode object) throws HttpRefusal {
        return new Fields(object);
    }

    static Fields of(Asked asked) throws HttpRefusal {
        return new Fields(JsonBody.of(asked));
    }

    /** As {@link #of}; an empty body is an empty object. */
    static Fields orNone(Asked asked) throws HttpRefusal {
        return asked.request().body().length == 0 ? new Fields(Json.object()) : of(asked);
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    static HttpRefusal decode(String problem) {
        return new HttpRefusal(400, "Request decode failed: " + problem);
    }

    boolean has(String name) {
        return values.containsKey(plain(name));
    }

    Optional<JsonNode> node(String name) {
        return Optional.ofNullable(values.get(plain(name)));
    }

    /** Empty when absent. */
    String text(String name) throws HttpRefusal {
        JsonNode node = values.get(plain(name));
        if (node == null) return "";
        if (!node.isTextual()) throw decode("field " + name + ": a string is wanted");
        return node.textValue();
    }

    String text(String name, String fallback) throws HttpRefusal {
        String text = text(name);
        return text.isEmpty() ? fallback : text;
    }

    /** 0 when absent. */
    int number(String name) throws HttpRefusal {
        JsonNode node = values.get(plain(name));
        if (node == null) return 0;
        if (!node.isInt()) throw decode("field " + name + ": a whole number is wanted");
        return node.intValue();
    }

    boolean flag(String name) throws HttpRefusal {
        JsonNode node = values.get(plain(name));
        if (node == null) return false;
        if (!node.isBoolean()) throw decode("field " + name + ": true or false is wanted");
        return node.booleanValue();
    }

    List<String> strings(String name) throws HttpRefusal {
        JsonNode node = values.get(plain(name));
        if (node == null) return List.of();
        if (!node.isArray()) throw decode("field " + name + ": a list of strings is wanted");
        List<String> all = new ArrayList<>();
        for (JsonNode item : node) {
            if (!item.isTextual()) throw decode("field " + name + ": a list of strings is wanted");
            all.add(item.textValue());
        }
        return all;
    }

    Map<String, String> mapping(String name) throws HttpRefusal {
        JsonNode node = values.get(plain(name));
        if (node == null) return Map.of();
        if (!node.isObject()) throw decode("field " + name + ": an object of strings is wanted");
        Map<String, String> all = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isTextual()) throw decode("field " + name + ": an object of strings is wanted");
            all.put(entry.getKey(), entry.getValue().textValue());
        }
        return all;
    }

    /** {@code "10s"}, or a number of nanoseconds; zero when absent or empty. */
    Duration duration(String name) throws HttpRefusal {
        JsonNode node = values.get(plain(name));
        if (node == null || (node.isTextual() && node.textValue().isEmpty())) return Duration.ZERO;
        if (node.canConvertToLong() && node.isIntegralNumber() && node.longValue() >= 0)
            return Duration.ofNanos(node.longValue());
        return GoDuration.parse(node.asText(""))
                .orElseThrow(() -> decode("time: invalid duration \"" + node.asText() + "\" in field " + name));
    }

    Optional<Fields> object(String name) throws HttpRefusal {
        JsonNode node = values.get(plain(name));
        return node == null ? Optional.empty() : Optional.of(new Fields(node));
    }

    List<Fields> objects(String name) throws HttpRefusal {
        JsonNode node = values.get(plain(name));
        if (node == null) return List.of();
        if (!node.isArray()) throw decode("field " + name + ": a list is wanted");
        List<Fields> all = new ArrayList<>();
        for (JsonNode item : node) if (!item.isNull()) all.add(new Fields(item));
        return all;
    }
}
