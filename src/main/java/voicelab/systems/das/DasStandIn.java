package voicelab.systems.das;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.Snapshotted;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;
import voicelab.systems.PageHouse;

/** DAS: serves Designer's VoiceXML applications. */
public final class DasStandIn implements StandIn, Snapshotted {
    private static final SystemId ID = new SystemId("das");
    private static final String HTTP = "HTTP";

    private HttpServer server;
    private PageHouse house;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        house = PageHouse.open(lab, "systems/das");
        List<BoundListener> bound = new ArrayList<>();
        try {
            server = Doors.http(lab, HTTP, HttpBounds.USUAL, DasPaths.table(house, lab), bound)
                    .orElse(null);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    @Override
    public void reset() {
        house.reset();
    }

    @Override
    public void save(Path folder) throws IOException {
        house.save(folder);
    }

    @Override
    public void restore(Path folder) throws IOException {
        house.restore(folder);
    }

    @Override
    public void close() {
        if (server != null) server.close();
    }
}
