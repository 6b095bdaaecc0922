package voicelab.systems.gwsixn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import voicelab.engines.frames.interaction.PlainJson;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.frames.KvList;

/** A JSON body, read strictly: an unknown key is refused by its name. */
record GivenJson(JsonNode json) {

    static GivenJson of(Asked asked, Set<String> known) throws HttpRefusal {
        JsonNode json = asked.request().body().length == 0 ? JsonBody.object() : JsonBody.of(asked);
        if (!json.isObject()) throw new HttpRefusal(400, "one JSON object is wanted");
        for (Map.Entry<String, JsonNode> each : json.properties())
            if (!known.contains(each.getKey()))
                throw new HttpRefusal(
                        400,
                        "unknown key \"" + each.getKey() + "\"; known here: "
                                + String.join(", ", known.stream().sorted().toList()));
        return new GivenJson(json);
    }

    /** Null when it is absent. */
    String text(String key) throws HttpRefusal {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) return null;
        if (!value.isTextual()) throw new HttpRefusal(400, key + " must be a text");
        return value.textValue();
    }

    String needed(String key) throws HttpRefusal {
        String text = text(key);
        if (text == null || text.isEmpty()) throw new HttpRefusal(400, key + " is missing");
        return text;
    }

    boolean flag(String key) throws HttpRefusal {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) return false;
        if (!value.isBoolean()) throw new HttpRefusal(400, key + " must be true or false");
        return value.booleanValue();
    }

    int number(String key, int fallback) throws HttpRefusal {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) return fallback;
        if (!value.isIntegralNumber() || !value.canConvertToInt())
            throw new HttpRefusal(400, key + " must be a whole number");
        return value.intValue();
    }

    /** Null when it is absent. */
    KvList list(String key) throws HttpRefusal {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) return null;
        try {
            return PlainJson.read(value);
        } catch (IllegalArgumentException e) {
            throw new HttpRefusal(400, key + ": " + e.getMessage());
        }
    }
}
