package voicelab.systems.applicationserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.JsonFields;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.LabContext;

/** Reads and ends sessions, and takes what the Notification Server says of them. */
record OneSession(LabContext lab, SessionTable sessions, Announcer announcer) {

    /** {@code GET /lab/v1/sessions}. */
    HttpReply list(Asked asked) {
        ObjectNode body = JsonBody.object();
        ArrayNode list = body.putArray("sessions");
        sessions.all().forEach(session -> list.add(paper(session)));
        return JsonBody.reply(200, body);
    }

    /** {@code GET /lab/v1/sessions/{id}}. */
    HttpReply read(Asked asked) throws HttpRefusal {
        return JsonBody.reply(200, paper(find(asked)));
    }

    /** {@code DELETE /lab/v1/sessions/{id}}: 202 and it is torn down; one that has ended is forgotten, 204. */
    HttpReply delete(Asked asked) throws HttpRefusal {
        VideoSession session = find(asked);
        if (session.isEnded() && !session.owesWithdrawal()) {
            sessions.forget(session);
            return HttpReply.empty(204);
        }
        if (session.leave(lab.clock().instant())) announcer.withdraw(session);
        return JsonBody.reply(202, paper(session));
    }

    /** {@code POST /lab/v1/sessions/{id}/events}, the callback. */
    HttpReply event(Asked asked) throws HttpRefusal {
        VideoSession session = find(asked);
        session.take(
                SessionEvent.read(JsonFields.of(asked), lab.clock().instant()),
                lab.clock().instant());
        return HttpReply.empty(204);
    }

    private VideoSession find(Asked asked) throws HttpRefusal {
        String id = asked.segment("id");
        return sessions.find(id)
                .orElseThrow(() -> JsonFields.refusal(
                        404, "no such session", "GET /lab/v1/sessions lists them; ended ones are kept for 10 minutes"));
    }

    private ObjectNode paper(VideoSession session) {
        ObjectNode json = session.json();
        announcer.client(session.id()).ifPresent(client -> json.put("events", client + "/events"));
        return json;
    }
}
