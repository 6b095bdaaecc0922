package voicelab.systems.snmpexporter;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.PathTable;
import voicelab.engines.snmp.MibCatalogue;
import voicelab.engines.snmp.export.SnmpWalker;
import voicelab.engines.snmp.export.WalkSettings;
import voicelab.engines.snmp.export.WalkedPage;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.smi.Oid;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;

/** The SNMP Exporter: see the package's page. */
public final class SnmpExporterStandIn implements StandIn {
    private static final SystemId ID = new SystemId("snmp-exporter");
    private static final SystemId MASTER = new SystemId("snmp-master-agent");
    private static final String SNMP = "SNMP";

    /** The MCP's objects: those of the pod. The first master has RM's and RS's too, which their own exporters tell. */
    private static final int MCP_BRANCH = 1;

    private HttpServer server;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        WalkSettings settings = ExporterSettings.read(lab.settings());
        Oid root = ExporterSettings.walksAll(lab.settings()) ? MibCatalogue.ROOT : MibCatalogue.ROOT.plus(MCP_BRANCH);
        List<BoundListener> bound = new ArrayList<>();
        try {
            server = Doors.http(lab, "HTTP", HttpBounds.USUAL, PathTable.lazily(() -> page(lab, settings, root)), bound)
                    .orElse(null);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    private static PathTable page(LabContext lab, WalkSettings settings, Oid root) {
        SnmpWalker walker = new SnmpWalker(lab.loops(), lab.dialer(), lab.passages(), settings);
        WalkedPage.Agents agents = new WalkedPage.Agents() {
            @Override
            public Optional<InetSocketAddress> own() {
                return lab.everywhere(MASTER, SNMP).stream()
                        .filter(at -> at.getAddress().equals(lab.address()))
                        .findFirst()
                        .or(() -> lab.where(MASTER, SNMP));
            }

            @Override
            public Optional<InetSocketAddress> named(String host, OptionalInt port) {
                int at = port.orElseGet(() -> lab.map()
                        .system(MASTER)
                        .listener(SNMP)
                        .orElseThrow()
                        .documentedPort()
                        .first());
                return lab.resolve(host, at);
            }
        };
        return new WalkedPage(walker, agents, root, lab.ticker()).paths();
    }

    /** Nothing is remembered here. */
    @Override
    public void reset() {}

    @Override
    public void close() {
        if (server != null) server.close();
    }
}
