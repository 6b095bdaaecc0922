package voicelab.systems.sipserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.engines.sip.b2bua.Joined;
import voicelab.protocols.http.HttpReply;

/** Calls in progress: looked at, given attached data, transferred, ended. */
record LiveCalls(Desk desk) {
    private static final String NUMBER = "[0-9A-Za-z*#+._-]{1,64}";

    HttpReply list(Asked asked) {
        ArrayNode all = JsonBody.array();
        desk.board().calls().forEach(call -> all.add(json(call)));
        return JsonBody.reply(200, JsonBody.object().set("calls", all));
    }

    HttpReply read(Asked asked) throws HttpRefusal {
        return JsonBody.reply(200, json(call(asked)));
    }

    HttpReply end(Asked asked) throws HttpRefusal {
        call(asked)
                .joined()
                .orElseThrow(() -> Desk.refusal(409, "it only rings"))
                .end("ended by control");
        return HttpReply.empty(204);
    }

    /** An object of texts: added to the attached data, and told to the ends inside by INFO. */
    HttpReply attach(Asked asked) throws HttpRefusal {
        RoutedCall call = call(asked);
        Map<String, String> news = new LinkedHashMap<>();
        Desk.body(asked, Set.of())
                .properties()
                .forEach(e -> news.put(e.getKey(), e.getValue().asText()));
        try {
            desk.board().attach(call, news);
        } catch (AttachedData.Refused e) {
            throw Desk.refusal(e.status(), e.getMessage());
        }
        return JsonBody.reply(200, json(call));
    }

    /** {@code {"to": "7002", "without": "callee"}}: that end leaves, the other one goes on with the number. */
    HttpReply transfer(Asked asked) throws HttpRefusal {
        RoutedCall call = call(asked);
        JsonNode body = Desk.body(asked, Set.of("to", "without"));
        String to = body.path("to").asText();
        String without = body.path("without").asText("callee");
        if (!to.matches(NUMBER)) throw Desk.refusal(400, "to is no number");
        if (!without.equals("caller") && !without.equals("callee"))
            throw Desk.refusal(400, "without is caller or callee");
        if (!desk.board().transfer(call, without.equals("caller"), to))
            throw Desk.refusal(409, "it rings, or another transfer is under way");
        return JsonBody.reply(202, json(call));
    }

    private RoutedCall call(Asked asked) throws HttpRefusal {
        return desk.board()
                .call(asked.segment("uuid"))
                .orElseThrow(() -> Desk.refusal(404, "no such call; /lab/v1/calls lists them"));
    }

    private static ObjectNode json(RoutedCall call) {
        CallFacts facts = call.facts();
        ObjectNode node = JsonBody.object()
                .put("uuid", facts.uuid())
                .put("callId", facts.callId())
                .put("dialled", facts.dialled())
                .put("since", facts.since().toString());
        Optional<Joined> joined = call.joined();
        node.put("state", joined.isPresent() ? "answered" : "ringing");
        joined.ifPresent(both ->
                node.put("caller", Switchboard.number(both.caller())).put("callee", Switchboard.number(both.callee())));
        ArrayNode route = node.putArray("route");
        facts.route().forEach(route::add);
        ObjectNode data = node.putObject("data");
        facts.data().all().forEach(data::put);
        return node;
    }
}
