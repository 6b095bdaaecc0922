package voicelab.systems.applicationserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.PathTable;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.Snapshotted;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;
import voicelab.systems.Lane;
import voicelab.systems.SavedJson;

/** The Application Server of the Video Gateway: see the package's page. */
public final class ApplicationServerStandIn implements StandIn, CallsOut, Snapshotted {
    private static final SystemId ID = new SystemId("application-server");
    private static final String SAVED = "application-server.json";
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final List<HttpServer> servers = new ArrayList<>();
    private LabContext lab;
    private SessionTable sessions;
    private McuFarm farm;
    private Watch watch;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        ApplicationServerSettings settings = ApplicationServerSettings.read(lab.settings());
        sessions = new SessionTable(settings.mostSessions());
        farm = new McuFarm(lab.clock());
        Announcer announcer = new Announcer(lab);
        watch = new Watch(lab, settings, sessions, farm, announcer);
        PathTable paths = ApplicationServerPaths.table(
                new FrontPage(sessions, farm),
                new CreateSession(lab, sessions, farm, announcer),
                new OneSession(lab, sessions, announcer),
                new Mcus(lab, farm));
        HttpBounds bounds = HttpBounds.USUAL.withMaxBodyBytes(MAX_BODY_BYTES);
        List<BoundListener> bound = new ArrayList<>();
        try {
            Doors.http(lab, "HTTP", bounds, paths, bound).ifPresent(servers::add);
            Doors.https(lab, "HTTPS", bounds, paths, bound).ifPresent(servers::add);
        } catch (BindFailure e) {
            close();
            throw new StartFailure(e);
        }
        return bound;
    }

    /** Nothing to wait for: MCUs come by themselves. */
    @Override
    public CompletionStage<?> arrowsOpen() {
        watch.start();
        return CompletableFuture.completedFuture(null);
    }

    /** Forgets the sessions; MCUs stay registered, without load. */
    @Override
    public void reset() {
        sessions.clear();
        farm.reset();
    }

    @Override
    public void save(Path folder) throws IOException {
        ObjectNode all = JsonBody.object();
        sessions.all().forEach(session -> all.withArray("sessions").add(session.saved()));
        farm.all().forEach(mcu -> all.withArray("mcus").add(mcu.json()));
        new SavedJson(lab, SAVED).write(folder, all);
    }

    @Override
    public void restore(Path folder) throws IOException {
        JsonNode all = new SavedJson(lab, SAVED).read(folder);
        List<VideoSession> saved = new ArrayList<>();
        List<McuEntry> mcus = new ArrayList<>();
        try {
            all.path("sessions").forEach(each -> saved.add(VideoSession.restored(each, new Lane(lab))));
            all.path("mcus").forEach(each -> mcus.add(McuEntry.of(each)));
        } catch (RuntimeException e) {
            throw new IOException(SAVED + " is no snapshot of the Application Server: " + e.getMessage(), e);
        }
        sessions.replace(saved);
        farm.replace(mcus);
    }

    @Override
    public void close() {
        if (watch != null) watch.close();
        servers.forEach(HttpServer::close);
        servers.clear();
        if (sessions != null) sessions.clear();
    }
}
