package voicelab.systems.talkingclock;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.protocols.http.HttpReply;

/** {@code GET /time.vxml}: one prompt with the lab's time, then the end of the call. */
record SayTime(Clock clock, Zone zone) implements HttpAnswer {
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("H:mm:ss", Locale.ROOT);
    private static final String PAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml">
              <form><block><prompt>It is %s</prompt><disconnect/></block></form>
            </vxml>
            """;

    @Override
    public HttpReply answer(Asked asked) {
        String time = SPOKEN.format(clock.instant().atZone(zone.id()));
        return HttpReply.of(200, "application/voicexml+xml", PAGE.formatted(time))
                .with("Cache-Control", "no-store");
    }
}
