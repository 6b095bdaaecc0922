package voicelab.systems.mcu;

import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** {@code GET} and {@code DELETE /lab/v1/conferences/{id}}. */
record OneConference(Floor floor) {
    static Conference find(Floor floor, Asked asked) throws HttpRefusal {
        String id = asked.segment("id");
        return floor.conferences()
                .find(id)
                .orElseThrow(
                        () -> Refusals.of(404, "no conference of that number", "GET /lab/v1/conferences lists them"));
    }

    HttpReply read(Asked asked) throws HttpRefusal {
        return JsonBody.reply(200, find(floor, asked).json());
    }

    HttpReply delete(Asked asked) throws HttpRefusal {
        floor.conferences().end(find(floor, asked));
        return HttpReply.empty(204);
    }
}
