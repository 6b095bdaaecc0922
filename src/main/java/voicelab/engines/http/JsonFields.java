package voicelab.engines.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import voicelab.protocols.http.HttpReply;

/**
 * The members of a JSON object that a client sent, each read with its form. What is missing or has another form is refused
 * with 400 and {@code {"error":"number: ...","remedy":"..."}}; members that nobody asks for are ignored.
 */
public final class JsonFields {
    private static final int SHOWN = 40;

    private final JsonNode object;

    private JsonFields(JsonNode object) {
        this.object = object;
    }

    /** The members of the request's body. */
    public static JsonFields of(Asked asked) throws HttpRefusal {
        JsonNode body;
        try {
            body = JsonBody.of(asked);
        } catch (HttpRefusal refusal) {
            throw refusal(400, refusal.getMessage(), "send one JSON object");
        }
        if (!body.isObject()) throw refusal(400, "JSON: an object is wanted", "send one JSON object");
        return new JsonFields(body);
    }

    /** The members of a member that is an object itself. */
    public JsonFields object(String name) throws HttpRefusal {
        JsonNode member = object.path(name);
        if (!member.isObject()) throw refusal(400, name + ": an object is wanted", "send \"" + name + "\": {...}");
        return new JsonFields(member);
    }

    /** A string of that form. */
    public String word(String name, Pattern form, String remedy) throws HttpRefusal {
        return maybe(name, form, remedy).orElseThrow(() -> refusal(400, name + ": is missing", remedy));
    }

    /** A string of that form, or empty when it is not there, null or empty. */
    public Optional<String> maybe(String name, Pattern form, String remedy) throws HttpRefusal {
        JsonNode member = object.path(name);
        if (member.isMissingNode() || member.isNull()) return Optional.empty();
        if (!member.isTextual()) throw refusal(400, name + ": a string is wanted", remedy);
        if (member.textValue().isEmpty()) return Optional.empty();
        if (!form.matcher(member.textValue()).matches())
            throw refusal(400, name + ": \"" + shown(member.textValue()) + "\" does not fit", remedy);
        return Optional.of(member.textValue());
    }

    /** One of these words; the first is what an absent member means. */
    public String choice(String name, List<String> choices) throws HttpRefusal {
        JsonNode member = object.path(name);
        if (member.isMissingNode() || member.isNull()) return choices.get(0);
        if (member.isTextual() && choices.contains(member.textValue())) return member.textValue();
        throw refusal(
                400, name + ": " + shown(member.toString()) + " is unknown", "one of " + String.join(", ", choices));
    }

    /** A whole number from 0 to {@code most}. */
    public int count(String name, int most) throws HttpRefusal {
        JsonNode member = object.path(name);
        if (!member.isIntegralNumber()
                || !member.canConvertToInt()
                || member.intValue() < 0
                || member.intValue() > most) throw refusal(400, name + ": a whole number is wanted", "0 to " + most);
        return member.intValue();
    }

    /** The member as it came. */
    public JsonNode raw(String name) {
        return object.path(name);
    }

    /** {@code {"error":...,"remedy":...}}. */
    public static HttpRefusal refusal(int status, String error, String remedy) {
        HttpReply reply =
                JsonBody.reply(status, JsonBody.object().put("error", error).put("remedy", remedy));
        return new HttpRefusal(reply, error);
    }

    private static String shown(String text) {
        String clean = text.replaceAll("[^\\x20-\\x7e]", ".");
        return clean.length() > SHOWN ? clean.substring(0, SHOWN) + "..." : clean;
    }
}
