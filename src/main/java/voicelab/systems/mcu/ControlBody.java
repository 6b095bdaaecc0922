package voicelab.systems.mcu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Iterator;
import java.util.Set;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;

/** The JSON object of a control request; what is wrong with it is answered 400 with the key's name. */
record ControlBody(JsonNode json) {
    private static final int TEXT_MOST = 200;

    /** @param known keys; any other is refused, a misspelt one would be lost in silence */
    static ControlBody of(Asked asked, Set<String> known) throws HttpRefusal {
        JsonNode json = asked.request().body().length == 0 ? JsonNodeFactory.instance.objectNode() : parsed(asked);
        if (!json.isObject()) throw Refusals.bad("the body is no JSON object", "send an object such as {}");
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name))
                throw Refusals.bad(
                        "unknown key " + shown(name),
                        "known here are "
                                + String.join(", ", known.stream().sorted().toList()));
        }
        return new ControlBody(json);
    }

    private static JsonNode parsed(Asked asked) throws HttpRefusal {
        try {
            return JsonBody.of(asked);
        } catch (HttpRefusal e) {
            throw Refusals.bad(e.getMessage(), "send a JSON object");
        }
    }

    String text(String key, String fallback) throws HttpRefusal {
        JsonNode value = json.get(key);
        if (value == null || value.isNull()) return fallback;
        String text = value.isTextual() ? value.textValue() : null;
        if (text == null || text.length() > TEXT_MOST || text.chars().anyMatch(Character::isISOControl))
            throw Refusals.bad(
                    key + " is no short text", "send a string of up to " + TEXT_MOST + " printable characters");
        return text;
    }

    boolean flag(String key) throws HttpRefusal {
        JsonNode value = json.get(key);
        if (value == null || !value.isBoolean())
            throw Refusals.bad(key + " is missing", "send " + key + ": true or false");
        return value.booleanValue();
    }

    private static String shown(String name) {
        String start = name.length() > 40 ? name.substring(0, 40) : name;
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
