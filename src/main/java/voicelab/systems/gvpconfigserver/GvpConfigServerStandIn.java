package voicelab.systems.gvpconfigserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.engines.frames.FrameServer;
import voicelab.engines.frames.FrameServerSettings;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.server.ConfigDesk;
import voicelab.engines.frames.config.server.ConfigDeskSettings;
import voicelab.engines.frames.config.server.ObjectStore;
import voicelab.engines.frames.config.server.StoreDump;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.net.Hop;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.Snapshotted;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.gvpconfigserver.ConfigSeed.Mcp;

/** GVP's Configuration Server: a seeded object store behind the open framing on 8888. */
public final class GvpConfigServerStandIn implements StandIn, Snapshotted {
    private static final SystemId ID = new SystemId("gvp-config-server");
    private static final String CONFIG = "CONFIG";
    private static final String OBJECTS = "objects.json";
    private static final int MAX_OUTGOING_BYTES = 16 * 1024 * 1024;

    private GvpConfigServerSettings settings;
    private ObjectStore store;
    private ConfigDesk desk;
    private FrameServer server;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        settings = GvpConfigServerSettings.read(lab.settings(), runningMcps(lab));
        store = emptyStore();
        try {
            SeedObjects.fill(store, settings.seed());
        } catch (ConfigFailure e) {
            throw new StartFailure(lab.settings().where() + ": the seed contradicts itself: " + e.getMessage(), e);
        }
        desk = new ConfigDesk(store, ConfigDeskSettings.of(settings.accounts()));
        FrameServerSettings speaks = FrameServerSettings.of(
                        ConfigClient.PROTOCOL, ConfigClient.PROTOCOL_VERSION, ID.text())
                .withBounds(settings.maxFrameBytes(), settings.maxSessions(), MAX_OUTGOING_BYTES);
        server = new FrameServer(lab.loops(), lab.arrivals(), speaks, desk);
        Optional<InetSocketAddress> where = lab.listen(CONFIG);
        if (where.isEmpty()) return List.of();
        try {
            return List.of(new BoundListener(lab.listener(CONFIG), server.listen(where.get())));
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
    }

    /** Without its database the real one goes read-only and its clients keep running; an empty reason ends that. */
    public void readOnly(String reason) {
        desk.readOnly(reason);
    }

    /** Back to the seed; who is subscribed hears of every object that changes by it. */
    @Override
    public void reset() {
        if (store == null) return;
        ObjectStore fresh = emptyStore();
        try {
            SeedObjects.fill(fresh, settings.seed());
        } catch (ConfigFailure e) {
            throw new IllegalStateException("the seed held at start and holds no more", e);
        }
        desk.readOnly("");
        store.become(fresh);
    }

    @Override
    public void save(Path folder) throws IOException {
        StoreDump.write(store, folder.resolve(OBJECTS));
    }

    /** Who is subscribed hears of every object that differs. */
    @Override
    public void restore(Path folder) throws IOException {
        store.become(StoreDump.read(folder.resolve(OBJECTS), emptyStore()));
    }

    @Override
    public void close() {
        if (server != null) server.close();
    }

    private ObjectStore emptyStore() {
        return new ObjectStore(settings.maxObjects(), GvpConfigServerSettings.MAX_OBJECT_BYTES);
    }

    /** Service Discovery and Consul keep the MCP applications; without them, the MCPs that run are there from the start. */
    private static List<Mcp> runningMcps(LabContext lab) {
        boolean discovered =
                !lab.everywhere(new SystemId("service-discovery"), "HEALTH").isEmpty()
                        && lab.where(new SystemId("consul"), "HTTPS").isPresent();
        List<Mcp> mcps = new ArrayList<>();
        if (discovered) return mcps;
        for (InetSocketAddress sip : lab.everywhere(new SystemId("mcp"), "SIP"))
            mcps.add(new Mcp("mcp-" + (mcps.size() + 1), Hop.text(sip).replaceAll(":[0-9]+$", ""), sip.getPort()));
        return mcps;
    }
}
