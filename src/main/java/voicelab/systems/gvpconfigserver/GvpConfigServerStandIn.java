package voicelab.systems.gvpconfigserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.Snapshotted;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.ConfigHouse;
import voicelab.systems.SeedImport;
import voicelab.systems.gvpconfigserver.ConfigSeed.Mcp;

/** GVP's Configuration Server: a seeded object store behind the open framing on 8888, kept in PostgreSQL over gvp-17. */
public final class GvpConfigServerStandIn implements StandIn, CallsOut, Snapshotted {
    private static final SystemId ID = new SystemId("gvp-config-server");
    private static final String DATABASE_LINK = "gvp-17";

    private ConfigHouse house;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        GvpConfigServerSettings settings = GvpConfigServerSettings.read(lab.settings(), runningMcps(lab));
        house = new ConfigHouse(
                lab, DATABASE_LINK, settings.house(), false, store -> SeedImport.fill(store, settings.documents()));
        return house.listen();
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        return house.arrowsOpen();
    }

    @Override
    public void reset() {
        if (house != null) house.reset();
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
        if (house != null) house.close();
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
