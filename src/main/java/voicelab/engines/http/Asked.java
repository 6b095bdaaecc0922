package voicelab.engines.http;

import java.util.Map;
import voicelab.net.Hop;
import voicelab.protocols.http.HttpRequest;
import voicelab.protocols.http.HttpSyntaxError;
import voicelab.protocols.http.Parameters;

/**
 * A request that was matched to its answer.
 *
 * @param hop {@code local()} is the listener, {@code remote()} the caller
 * @param segments what the path's {@code {names}} stand for, decoded
 */
public record Asked(HttpRequest request, Hop hop, Map<String, String> segments) {

    /** What a {@code {name}} of the path stands for. */
    public String segment(String name) {
        String value = segments.get(name);
        if (value == null) throw new IllegalArgumentException("no {" + name + "} in this path");
        return value;
    }

    /** The query, decoded; a broken one is refused with 400. */
    public Parameters query() throws HttpRefusal {
        try {
            return request.queryParameters();
        } catch (HttpSyntaxError e) {
            throw new HttpRefusal(400, "query: " + e.getMessage());
        }
    }

    /** The form body, decoded; a broken one is refused with 400, another media type with 415. */
    public Parameters form() throws HttpRefusal {
        if (!request.isType(HttpRequest.FORM)) throw new HttpRefusal(415, "the body must be " + HttpRequest.FORM);
        try {
            return request.formParameters();
        } catch (HttpSyntaxError e) {
            throw new HttpRefusal(400, "form: " + e.getMessage());
        }
    }
}
