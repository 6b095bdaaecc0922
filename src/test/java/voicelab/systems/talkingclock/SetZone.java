package voicelab.systems.talkingclock;

import java.time.DateTimeException;
import java.time.ZoneId;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code PUT /zone} with a zone's name such as {@code Europe/Berlin}. */
record SetZone(Zone zone) implements HttpAnswer {
    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        try {
            zone.set(ZoneId.of(asked.request().text().trim()));
        } catch (DateTimeException e) {
            throw new HttpRefusal(400, "a time zone is wanted such as Europe/Berlin");
        }
        return HttpReply.empty(204);
    }
}
