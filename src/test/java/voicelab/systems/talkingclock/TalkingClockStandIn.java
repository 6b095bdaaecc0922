package voicelab.systems.talkingclock;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;

/** Says what time it is, as a VoiceXML page. */
public final class TalkingClockStandIn implements StandIn {
    private static final SystemId ID = new SystemId("talking-clock");

    private Zone zone;
    private HttpServer server;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        zone = new Zone(TalkingClockSettings.read(lab.settings()).zone());
        List<BoundListener> bound = new ArrayList<>();
        try {
            server = Doors.http(lab, "HTTP", HttpBounds.USUAL, TalkingClockPaths.table(lab.clock(), zone), bound)
                    .orElse(null);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    @Override
    public void reset() {
        zone.forget();
    }

    @Override
    public void close() {
        if (server != null) server.close();
    }
}
