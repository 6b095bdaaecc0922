package voicelab.systems.servicehandler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** The answers at 8300. Their bodies are ours. */
record HandlerAnswers(OwnMcp mcp, Liveness liveness, Readiness readiness, Registration registration) {
    private static final int UNAVAILABLE = 503;
    private static final int BAD_GATEWAY = 502;

    CompletionStage<HttpReply> live(Asked asked) {
        return liveness.trouble().thenApply(trouble -> said(body("live", trouble)));
    }

    CompletionStage<HttpReply> ready(Asked asked) {
        return readiness.now().thenApply(test -> {
            ObjectNode body = body("ready", test.ready() ? "" : "self-test: " + test.trouble());
            body.putObject("selfTest")
                    .put("packets", test.packets())
                    .put("heard", test.heard())
                    .put("millis", test.millis());
            return said(body);
        });
    }

    private ObjectNode body(String what, String trouble) {
        ObjectNode body = JsonBody.object()
                .put("status", trouble.isEmpty() ? what : "not " + what)
                .put("mcp", mcp.id().toString());
        return trouble.isEmpty() ? body : body.put("reason", trouble);
    }

    private static HttpReply said(ObjectNode body) {
        return JsonBody.reply(body.has("reason") ? UNAVAILABLE : 200, body);
    }

    HttpReply register(Asked asked) throws HttpRefusal {
        return registered(Extras.read(JsonBody.of(asked)));
    }

    HttpReply registerAsUsual(Asked asked) {
        return registered(Extras.NONE);
    }

    private HttpReply registered(Extras extras) {
        try {
            registration.now(extras);
            return registration(null);
        } catch (IOException e) {
            return JsonBody.reply(BAD_GATEWAY, JsonBody.object().put("error", e.getMessage()));
        }
    }

    HttpReply registration(Asked asked) {
        ObjectNode body = JsonBody.object()
                .put("service", RegistrationBody.SERVICE)
                .put("id", registration.id())
                .put("registered", registration.registered());
        if (!registration.trouble().isEmpty()) body.put("reason", registration.trouble());
        return JsonBody.reply(200, body);
    }

    static HttpReply nothing(Asked asked) {
        return JsonBody.reply(
                404,
                JsonBody.object()
                        .put("error", "no such path here: " + asked.request().path()));
    }
}
