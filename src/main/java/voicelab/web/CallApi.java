package voicelab.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import voicelab.Lab;
import voicelab.calls.CallCapture;
import voicelab.calls.CallSummary;
import voicelab.calls.Calls;
import voicelab.calls.Ladder;
import voicelab.calls.SequenceDiagram;
import voicelab.calls.SvgLadder;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.journal.JournalEntry;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.Phone;
import voicelab.standin.PhoneCall;

/** Calls that are placed through the console: {@code lab dial}. */
final class CallApi {
    private static final String PHONE = "sip-endpoint";

    private final Lab lab;

    CallApi(Lab lab) {
        this.lab = lab;
    }

    /** The calls that the journal has, oldest first. */
    HttpReply list(Asked asked) {
        ArrayNode all = JsonBody.array();
        Calls.of(lab.journal().since(0)).forEach(call -> all.add(CallJson.of(call)));
        return JsonBody.reply(200, all);
    }

    /** One call drawn as text; {@code id} is a Call-ID of any of its legs, its beginning, or {@code last}. */
    HttpReply ladder(Asked asked) throws HttpRefusal {
        List<JournalEntry> entries = lab.journal().since(0);
        CallSummary call = one(entries, asked.segment("id"));
        ObjectNode node = CallJson.of(call);
        node.put("ladder", Ladder.of(entries, call.legs()));
        return JsonBody.reply(200, node);
    }

    /** The same drawn as SVG. */
    HttpReply picture(Asked asked) throws HttpRefusal {
        List<JournalEntry> entries = lab.journal().since(0);
        return HttpReply.of(200, "image/svg+xml", SvgLadder.of(entries, one(entries, asked.segment("id"))));
    }

    /** The same as Mermaid's text. */
    HttpReply diagram(Asked asked) throws HttpRefusal {
        List<JournalEntry> entries = lab.journal().since(0);
        CallSummary call = one(entries, asked.segment("id"));
        return HttpReply.of(200, "text/vnd.mermaid; charset=utf-8", SequenceDiagram.of(entries, call));
    }

    /** The same as a pcapng file. */
    HttpReply capture(Asked asked) throws HttpRefusal {
        List<JournalEntry> entries = lab.journal().since(0);
        CallSummary call = one(entries, asked.segment("id"));
        return HttpReply.of(200, "application/x-pcapng", CallCapture.of(entries, call));
    }

    private static CallSummary one(List<JournalEntry> entries, String id) throws HttpRefusal {
        List<CallSummary> found = Calls.find(entries, id);
        if (found.isEmpty())
            throw new HttpRefusal(404, "no call " + id + " in the journal; \"lab calls\" lists those that it has");
        if (found.size() > 1) throw new HttpRefusal(409, found.size() + " calls begin with " + id + "; say more of it");
        return found.get(0);
    }

    HttpReply dial(Asked asked) throws HttpRefusal {
        JsonNode body = JsonBody.of(asked);
        String number = body.path("number").asText();
        if (!number.matches("[0-9A-Za-z*#+._-]{1,64}")) throw new HttpRefusal(400, "number: digits are wanted");
        String via = body.path("via").asText("sbc");
        if (!via.equals("sbc") && !via.equals("sip-server"))
            throw new HttpRefusal(400, "via: sbc or sip-server, not " + via);
        String transport = body.path("transport").asText("udp");
        if (!transport.equals("udp") && !transport.equals("tcp")) throw new HttpRefusal(400, "transport: udp or tcp");
        return JsonBody.reply(201, json(phone().dial(number, via, transport)));
    }

    HttpReply show(Asked asked) throws HttpRefusal {
        return JsonBody.reply(200, json(call(asked)));
    }

    HttpReply press(Asked asked) throws HttpRefusal {
        String digits = JsonBody.of(asked).path("digits").asText();
        if (!digits.matches("[0-9*#A-D]{1,64}")) throw new HttpRefusal(400, "digits: 0-9 * # A-D, at most 64");
        call(asked).press(digits);
        return JsonBody.reply(200, JsonBody.object().put("pressed", digits));
    }

    HttpReply hangUp(Asked asked) throws HttpRefusal {
        call(asked).hangUp();
        return JsonBody.reply(200, JsonBody.object().put("hungUp", true));
    }

    private Phone phone() throws HttpRefusal {
        try {
            return lab.phone(PHONE);
        } catch (IllegalArgumentException e) {
            throw new HttpRefusal(409, e.getMessage());
        }
    }

    private PhoneCall call(Asked asked) throws HttpRefusal {
        String id = asked.segment("id");
        return phone().calls().stream()
                .filter(call -> call.callId().equals(id))
                .findFirst()
                .orElseThrow(() -> new HttpRefusal(404, "no call " + id));
    }

    private static ObjectNode json(PhoneCall call) {
        ObjectNode node = JsonBody.object();
        node.put("id", call.callId());
        node.put("peer", call.peer());
        var answered = call.answered().toCompletableFuture();
        node.put("status", answered.isDone() && !answered.isCompletedExceptionally() ? answered.join() : 0);
        var ended = call.ended().toCompletableFuture();
        node.put("ended", ended.isDone() && !ended.isCompletedExceptionally() ? ended.join() : "");
        node.put("mediaMillis", call.mediaPosition().toMillis());
        node.put("text", call.text());
        Duration lately = call.mediaPosition().minusMillis(400);
        call.heard(lately.isNegative() ? Duration.ZERO : lately).ifPresent(heard -> {
            node.put("hertz", Math.round(heard.hertz()));
            node.put("snrDecibels", Math.round(heard.snrDecibels()));
        });
        return node;
    }
}
