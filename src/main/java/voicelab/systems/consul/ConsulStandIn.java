package voicelab.systems.consul;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** Consul: one server with its agent behind the HTTP API, plain and over TLS. */
public final class ConsulStandIn implements StandIn, Snapshotted {
    private static final SystemId ID = new SystemId("consul");
    private static final String HTTP = "HTTP";
    private static final String HTTPS = "HTTPS";
    private static final HttpBounds BOUNDS = HttpBounds.USUAL;

    private final List<HttpServer> servers = new ArrayList<>();
    private LabContext lab;
    private ConsulSettings settings;
    private ConsulState state;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        settings = ConsulSettings.read(lab.settings(), lab.self().toString());
        List<BoundListener> bound = new ArrayList<>();
        try {
            // kept checks and sessions go on at once; a lab that begins anew makes nothing before it is asked
            if (lab.keepsState() && Files.exists(ConsulState.file(lab))) state();
            PathTable paths = PathTable.lazily(() -> ConsulPaths.table(state()));
            open(Doors.http(lab, HTTP, BOUNDS, paths, bound));
            open(Doors.https(lab, HTTPS, BOUNDS, paths, bound));
        } catch (BindFailure e) {
            throw new StartFailure(e);
        } catch (UncheckedIOException e) {
            throw new StartFailure(
                    "the kept state cannot be read: " + e.getCause().getMessage(), e);
        }
        return bound;
    }

    private void open(Optional<HttpServer> server) {
        server.ifPresent(servers::add);
    }

    private synchronized ConsulState state() {
        if (state != null) return state;
        try {
            state = ConsulState.open(lab, settings);
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many blocking queries wait now. */
    int waiting() {
        return state().waiting();
    }

    /** Back to the seed; whoever waits is answered. The index goes on rising. */
    @Override
    public synchronized void reset() {
        if (state == null) return;
        try {
            state.reset();
        } catch (IOException e) {
            throw new UncheckedIOException("the state's file cannot be written", e);
        }
    }

    @Override
    public void save(Path folder) throws IOException {
        state().save(folder);
    }

    @Override
    public void restore(Path folder) throws IOException {
        state().restore(folder);
    }

    @Override
    public void close() {
        servers.forEach(HttpServer::close);
        servers.clear();
        closeState();
    }

    private synchronized void closeState() {
        if (state == null) return;
        try {
            state.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the state's file cannot be closed", e);
        }
        state = null;
    }
}
