package voicelab.systems.rup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import voicelab.engines.http.FetchLog;
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

/** The Recording Uploader of one MCP pod: see the package's page. */
public final class RupStandIn implements StandIn, Snapshotted {
    private static final SystemId ID = new SystemId("rup");
    private static final String FOLDER = "recordings";

    private FetchLog probes;
    private Recordings recordings;
    private Forwarder forwarder;
    private HttpServer server;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        RupSettings settings = RupSettings.read(lab.settings());
        probes = new FetchLog(lab.clock());
        List<BoundListener> bound = new ArrayList<>();
        try {
            recordings = new Recordings(new RecordingFiles(lab.directory().resolve(FOLDER)), settings, lab.clock());
            forwarder = new Forwarder(lab, settings, recordings);
            RupAnswers answers = new RupAnswers(lab, settings, recordings, forwarder, new AtomicLong());
            HttpBounds bounds = HttpBounds.USUAL.withMaxBodyBytes(settings.mostBytesEach());
            PathTable paths = PathTable.lazily(() -> RupPaths.table(answers, probes));
            server = Doors.http(lab, "HTTP", bounds, paths, bound).orElse(null);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        } catch (UncheckedIOException e) {
            throw new StartFailure(
                    "the kept recordings cannot be read: " + e.getCause().getMessage(), e);
        }
        forwarder.kick(); // what was kept goes on its way
        return bound;
    }

    @Override
    public void reset() {
        if (recordings == null) return;
        try {
            recordings.forget();
        } catch (IOException e) {
            throw new UncheckedIOException("a recording cannot be deleted", e);
        }
        probes.clear();
    }

    @Override
    public void save(Path folder) throws IOException {
        recordings.save(folder.resolve(FOLDER));
    }

    @Override
    public void restore(Path folder) throws IOException {
        recordings.restore(folder.resolve(FOLDER));
        forwarder.kick();
    }

    @Override
    public void close() {
        if (server != null) server.close();
        if (forwarder != null) forwarder.close();
    }
}
