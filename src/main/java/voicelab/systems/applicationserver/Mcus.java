package voicelab.systems.applicationserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.JsonFields;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.LabContext;
import voicelab.systems.JsonCalls;

/** MCUs register here, again and again, and are read back. */
record Mcus(LabContext lab, McuFarm farm) {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z._-]{1,64}");
    private static final Pattern URL = Pattern.compile("\\S{1,500}");
    private static final int MOST = 1_000_000;
    private static final int MOST_HELD = 1_000;

    /** {@code PUT /lab/v1/mcus/{id}}: 201 for a new one, 200 for one that is known. */
    HttpReply heard(Asked asked) throws HttpRefusal {
        String id = asked.segment("id");
        if (!ID.matcher(id).matches())
            throw JsonFields.refusal(400, "the MCU's id does not fit", "1 to 64 of letters, digits and . _ -");
        JsonFields fields = JsonFields.of(asked);
        McuEntry mcu = new McuEntry(
                id,
                control(fields),
                fields.count("conferences", MOST),
                fields.count("participants", MOST),
                fields.count("maxParticipants", MOST),
                holds(fields),
                lab.clock().instant());
        boolean known = farm.all().stream().anyMatch(each -> each.id().equals(id));
        if (!farm.heard(mcu))
            throw JsonFields.refusal(503, "too many MCUs are registered", "they go 30 s after their last word");
        return JsonBody.reply(known ? 200 : 201, mcu.json());
    }

    private String control(JsonFields fields) throws HttpRefusal {
        String remedy = "http://ADDRESS:2131 on this machine's loopback";
        String url = fields.word("control", URL, remedy);
        try {
            JsonCalls.check(lab, url);
        } catch (IOException e) {
            throw JsonFields.refusal(400, "control: " + e.getMessage(), remedy);
        }
        return url;
    }

    /** Optional: the ids of the conferences that it holds. */
    private static Set<String> holds(JsonFields fields) throws HttpRefusal {
        Set<String> holds = new TreeSet<>();
        for (JsonNode each : fields.raw("holds")) {
            if (!each.isTextual() || !ID.matcher(each.textValue()).matches() || holds.size() == MOST_HELD)
                throw JsonFields.refusal(400, "holds: conference ids are wanted", "at most " + MOST_HELD + " of them");
            holds.add(each.textValue());
        }
        return holds;
    }

    /** {@code GET /lab/v1/mcus}. */
    HttpReply list(Asked asked) {
        ObjectNode body = JsonBody.object();
        ArrayNode list = body.putArray("mcus");
        farm.all().forEach(mcu -> list.add(mcu.json()));
        return JsonBody.reply(200, body);
    }
}
