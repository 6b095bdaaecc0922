package voicelab.systems.webserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.PathTable;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.Snapshotted;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;
import voicelab.systems.PageHouse;

/** The customer's web server: root documents, grammars, audio. */
public final class WebServerStandIn implements StandIn, Snapshotted {
    private static final SystemId ID = new SystemId("web-server");
    private static final String HTTP = "HTTP";

    private HttpServer server;
    private PageHouse house;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        house = PageHouse.open(lab, "systems/web-server");
        List<BoundListener> bound = new ArrayList<>();
        try {
            server = Doors.http(lab, HTTP, HttpBounds.USUAL, house.behind(PathTable.EMPTY), bound)
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
