package voicelab.systems.sipserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.LaterAnswer;
import voicelab.engines.sip.Registrar;
import voicelab.engines.sip.SipNode;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.LabContext;

/** What control acts on, and how it says no. */
record Desk(LabContext lab, SipNode node, Registrar registrar, Switchboard board) {

    /** An answer that is made on the event loop. */
    LaterAnswer on(HttpAnswer answer) {
        return asked -> {
            CompletableFuture<HttpReply> reply = new CompletableFuture<>();
            node.run(() -> {
                try {
                    reply.complete(answer.answer(asked));
                } catch (Exception e) {
                    reply.completeExceptionally(e);
                }
            });
            return reply;
        };
    }

    HttpReply registrations(Asked asked) {
        ArrayNode all = JsonBody.array();
        Instant now = lab.clock().instant();
        for (Registrar.Binding binding : registrar.bindings())
            all.addObject()
                    .put("dn", binding.aor().replaceFirst("@.*", ""))
                    .put("contact", binding.contact())
                    .put("transport", binding.peer().transport().parameter())
                    .put("seconds", Duration.between(now, binding.until()).toSeconds());
        return JsonBody.reply(200, JsonBody.object().set("registrations", all));
    }

    /** The body, an object with no other keys than these. */
    static JsonNode body(Asked asked, Set<String> known) throws HttpRefusal {
        JsonNode json = JsonBody.of(asked);
        if (!json.isObject()) throw refusal(400, "a JSON object is wanted");
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.isEmpty() && !known.contains(name))
                throw refusal(
                        400,
                        "unknown key; known here are "
                                + String.join(", ", known.stream().sorted().toList()));
        }
        return json;
    }

    static HttpRefusal refusal(int status, String error) {
        return new HttpRefusal(JsonBody.reply(status, JsonBody.object().put("error", error)), error);
    }
}
