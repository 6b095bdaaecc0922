package voicelab.systems.applicationserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.JsonFields;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.LabContext;
import voicelab.systems.Lane;

/** {@code POST /lab/v1/sessions}: picks an MCU, keeps the session, announces it. */
record CreateSession(LabContext lab, SessionTable sessions, McuFarm farm, Announcer announcer) implements HttpAnswer {

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        SessionWish wish = SessionWish.read(JsonFields.of(asked));
        String id = "%016x".formatted(lab.random().nextLong());
        Optional<String> client = announcer.client(id);
        if (client.isEmpty()) throw unavailable("no notification-server runs in this lab", "take it into the profile");
        if (announcer.own().isEmpty())
            throw unavailable("the HTTP listener is switched off, so callbacks cannot come", "switch it on");
        VideoSession session = place(id, wish);
        announcer.announce(session);
        ObjectNode body = session.json().put("events", client.get() + "/events");
        body.putArray("iceServers");
        return JsonBody.reply(201, body).with("Location", "/lab/v1/sessions/" + id);
    }

    private VideoSession place(String id, SessionWish wish) throws HttpRefusal {
        List<VideoSession> live = sessions.live();
        McuEntry mcu = farm.choose(wish.conference(), live).orElseThrow(this::noMcu);
        VideoSession session =
                new VideoSession(id, wish, mcu.id(), mcu.control(), lab.clock().instant(), new Lane(lab));
        if (!sessions.add(session))
            throw unavailable(live.size() + " sessions live already", "end some, or raise most-sessions");
        return session;
    }

    private HttpRefusal noMcu() {
        if (farm.all().isEmpty())
            return unavailable("no MCU is registered", "boot one; it registers by itself within seconds");
        return unavailable("every MCU is full", "end some sessions, or boot more MCUs");
    }

    private static HttpRefusal unavailable(String error, String remedy) {
        HttpRefusal refusal = JsonFields.refusal(503, error, remedy);
        return new HttpRefusal(refusal.reply().with("Retry-After", "5"), error);
    }
}
