package voicelab.systems.sipserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

/** The number plan, read and changed while calls go on; a reset of the lab brings the profile's back. */
record Numbers(Desk desk) {
    private static final int MOST_RULES = 1_000;

    HttpReply list(Asked asked) {
        ArrayNode all = JsonBody.array();
        desk.board().routing().plan().rules().forEach(rule -> all.add(json(rule)));
        return JsonBody.reply(200, JsonBody.object().set("numbers", all));
    }

    HttpReply read(Asked asked) throws HttpRefusal {
        NumberPattern pattern = pattern(asked);
        return JsonBody.reply(
                200,
                json(desk.board().routing().plan().rules().stream()
                        .filter(rule -> rule.pattern().equals(pattern))
                        .findFirst()
                        .orElseThrow(() -> Desk.refusal(404, "no rule for " + pattern.text()))));
    }

    /** The keys of a strategy as in a profile; {@code {}} makes the number lead nowhere but to its phone. */
    HttpReply put(Asked asked) throws HttpRefusal {
        NumberPattern pattern = pattern(asked);
        JsonNode body = Desk.body(asked, NumberRule.KEYS);
        Map<String, Settings> keys = new LinkedHashMap<>();
        body.properties()
                .forEach(e ->
                        keys.put(e.getKey(), new Settings("body", e.getValue().asText())));
        NumberRule rule;
        try {
            rule = NumberRule.read(pattern.text(), new Settings("body", keys));
        } catch (SettingFault | IllegalArgumentException e) {
            throw Desk.refusal(400, e.getMessage());
        }
        CallRouting routing = desk.board().routing();
        synchronized (routing) {
            NumberPlan next = routing.plan().with(rule);
            if (next.rules().size() > MOST_RULES) throw Desk.refusal(409, "at most " + MOST_RULES + " rules");
            routing.plan(next);
        }
        return JsonBody.reply(200, json(rule));
    }

    /** None of that pattern is fine. */
    HttpReply delete(Asked asked) throws HttpRefusal {
        NumberPattern pattern = pattern(asked);
        CallRouting routing = desk.board().routing();
        synchronized (routing) {
            routing.plan(routing.plan().without(pattern));
        }
        return HttpReply.empty(204);
    }

    private static NumberPattern pattern(Asked asked) throws HttpRefusal {
        String text = asked.segment("pattern");
        if (!NumberPattern.isPattern(text)) throw Desk.refusal(400, "a number pattern is wanted such as 8xxx or 80*");
        return new NumberPattern(text);
    }

    private static ObjectNode json(NumberRule rule) {
        ObjectNode node = JsonBody.object().put("pattern", rule.pattern().text());
        if (!rule.to().isEmpty()) node.put("to", rule.to());
        rule.system().ifPresent(system -> node.put("system", system.text()));
        if (rule.refuse() != 0) node.put("refuse", rule.refuse());
        if (!rule.redirect().isEmpty()) node.put("redirect", rule.redirect());
        if (!rule.ring().isZero()) node.put("ring", rule.ring().toMillis() + "ms");
        if (!rule.divert().isEmpty()) node.put("divert", rule.divert());
        return node;
    }
}
