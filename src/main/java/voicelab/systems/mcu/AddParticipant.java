package voicelab.systems.mcu;

import java.util.Set;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.sip.Transport;

/** {@code POST /lab/v1/conferences/{id}/participants}: calls a number. */
record AddParticipant(Floor floor) implements HttpAnswer {
    private static final Set<String> KEYS = Set.of("kind", "number", "session", "transport");

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        Conference conference = OneConference.find(floor, asked);
        ControlBody body = ControlBody.of(asked, KEYS);
        String kind = body.text("kind", "sip");
        switch (kind) {
            case "sip" -> {}
            case "webrtc", "flash" -> throw Refusals.videoPlane(kind);
            default -> throw Refusals.bad("no such kind of participant", "kind is sip, webrtc or flash");
        }
        String number = body.text("number", "");
        if (!DialOut.NUMBER.matcher(number).matches())
            throw Refusals.bad("number is no number to dial", "send 1 to 64 of 0-9 A-Z a-z * # + . _ -");
        bounds(conference);
        Participant made = floor.dialOut()
                .dial(conference, number, body.text("session", ""), transport(body.text("transport", "udp")));
        return JsonBody.reply(202, made.json())
                .with("Location", "/lab/v1/conferences/" + conference.id + "/participants/" + made.id);
    }

    private void bounds(Conference conference) throws HttpRefusal {
        if (floor.conferences().live() >= floor.settings().mostParticipants())
            throw Refusals.of(
                    503,
                    "this MCU holds " + floor.settings().mostParticipants() + " participants, which is the bound",
                    "remove one, or raise participants in the profile");
        if (conference.live() >= floor.settings().mostInOne())
            throw Refusals.of(
                    503,
                    "the conference has " + floor.settings().mostInOne() + " participants, which is the bound",
                    "remove one, or raise participants-each in the profile");
    }

    private static Transport transport(String name) throws HttpRefusal {
        return switch (name) {
            case "udp", "" -> Transport.UDP;
            case "tcp" -> Transport.TCP;
            default -> throw Refusals.bad("no such transport", "transport is udp or tcp");
        };
    }
}
