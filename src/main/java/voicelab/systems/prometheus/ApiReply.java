package voicelab.systems.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** The envelope of Prometheus's HTTP API. */
final class ApiReply {
    private static final int BAD = 400;
    private static final int UNPROCESSABLE = 422;

    private ApiReply() {}

    static HttpReply ok(JsonNode data) {
        return JsonBody.reply(200, JsonBody.object().put("status", "success").set("data", data));
    }

    static HttpRefusal bad(String what) {
        return refusal(BAD, "bad_data", what);
    }

    static HttpRefusal execution(String what) {
        return refusal(UNPROCESSABLE, "execution", what);
    }

    static HttpRefusal refusal(int status, String type, String what) {
        HttpReply reply = JsonBody.reply(
                status,
                JsonBody.object().put("status", "error").put("errorType", type).put("error", what));
        return new HttpRefusal(reply, what);
    }
}
