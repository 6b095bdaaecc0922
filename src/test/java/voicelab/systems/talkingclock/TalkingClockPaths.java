package voicelab.systems.talkingclock;

import java.time.Clock;
import voicelab.engines.http.PathTable;
import voicelab.protocols.http.HttpReply;

/** What the clock answers. */
final class TalkingClockPaths {
    private TalkingClockPaths() {}

    static PathTable table(Clock clock, Zone zone) {
        return PathTable.EMPTY
                .get("/time.vxml", new SayTime(clock, zone))
                .get("/zone", asked -> HttpReply.text(200, zone.id().getId()))
                .put("/zone", new SetZone(zone));
    }
}
