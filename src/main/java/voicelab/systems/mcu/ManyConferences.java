package voicelab.systems.mcu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** {@code GET} and {@code POST /lab/v1/conferences}. */
record ManyConferences(Floor floor) {
    HttpReply list(Asked asked) {
        ObjectNode body = JsonBody.object();
        ArrayNode list = body.putArray("conferences");
        floor.conferences().all().forEach(each -> list.add(each.json()));
        return JsonBody.reply(200, body);
    }

    HttpReply make(Asked asked) throws HttpRefusal {
        ControlBody body = ControlBody.of(asked, Set.of("id", "name"));
        String id = body.text("id", "");
        if (id.isEmpty()) id = floor.conferences().free();
        if (!McuSettings.ID.matcher(id).matches())
            throw Refusals.bad("id is no conference's number", "send 1 to 64 letters, digits, dots, - and _");
        if (floor.conferences().find(id).isPresent())
            throw Refusals.of(409, "conference " + id + " exists", "use it, or send another id");
        if (floor.conferences().isFull())
            throw Refusals.of(
                    503,
                    "this MCU holds " + floor.conferences().size() + " conferences, which is the bound",
                    "delete one, or raise most-conferences in the profile");
        Conference made = floor.conferences().make(id, body.text("name", id));
        return JsonBody.reply(201, made.json()).with("Location", "/lab/v1/conferences/" + id);
    }
}
