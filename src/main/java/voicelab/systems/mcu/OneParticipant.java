package voicelab.systems.mcu;

import java.util.Set;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** {@code GET}, {@code PATCH} and {@code DELETE /lab/v1/conferences/{id}/participants/{pid}}. */
record OneParticipant(Floor floor) {
    private Participant find(Asked asked) throws HttpRefusal {
        return OneConference.find(floor, asked)
                .find(asked.segment("pid"))
                .orElseThrow(() -> Refusals.of(404, "no such participant", "GET the conference: it lists them"));
    }

    HttpReply read(Asked asked) throws HttpRefusal {
        return JsonBody.reply(200, find(asked).json());
    }

    HttpReply change(Asked asked) throws HttpRefusal {
        Participant participant = find(asked);
        boolean muted = ControlBody.of(asked, Set.of("muted")).flag("muted");
        if (participant.isOver())
            throw Refusals.of(409, "the participant is " + participant.state().text(), "add it again");
        participant.mute(muted);
        return JsonBody.reply(200, participant.json());
    }

    /** Hangs up; who has left already stays so. */
    HttpReply delete(Asked asked) throws HttpRefusal {
        find(asked).hangUp();
        return HttpReply.empty(204);
    }
}
