package voicelab.systems.voiceconfig;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigMirror;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;

/** Voice Config: the tenant's configuration over HTTP; see the package's page. */
public final class VoiceConfigStandIn implements StandIn, CallsOut {
    private static final SystemId ID = new SystemId("voice-config");
    private static final SystemId CONFIG_SERVER = new SystemId("config-server");

    private LabContext lab;
    private VoiceConfigSettings settings;
    private Shelf shelf;
    private HttpServer server;
    private volatile ConfigMirror mirror;
    private boolean closed;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        settings = VoiceConfigSettings.read(lab.settings());
        shelf = new Shelf(lab);
        List<BoundListener> bound = new ArrayList<>();
        try {
            server = Doors.http(
                            lab, "HTTP", HttpBounds.USUAL, VoiceConfigPaths.table(shelf, settings.mostListed()), bound)
                    .orElse(null);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    /** The lab does not wait for it: it reads once everybody can work, or at the first question. */
    @Override
    public CompletionStage<?> arrowsOpen() {
        Optional<InetSocketAddress> at = lab.where(CONFIG_SERVER, "CONFIG");
        if (at.isEmpty()) {
            shelf.trouble("no config-server in this lab");
            return CompletableFuture.completedFuture(null);
        }
        mirror = new ConfigMirror(
                lab.loops().next(),
                lab.dialer(),
                lab.passages(),
                at.get(),
                settings.login(),
                EnumSet.allOf(CfgType.class),
                settings.mostObjects(),
                shelf);
        shelf.serve(mirror);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void labReady() {
        lab.workers().execute(this::readAll);
    }

    private synchronized void readAll() {
        if (!closed) shelf.read();
    }

    /** Holds nothing of its own: what it serves is the Configuration Server's. */
    @Override
    public void reset() {}

    @Override
    public synchronized void close() {
        closed = true;
        if (mirror != null) mirror.close();
        if (server != null) server.close();
    }
}
