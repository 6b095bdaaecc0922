package voicelab.systems.gvp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.journal.JournalEntry;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;
import voicelab.systems.mcp.McpStandIn;

/** The voice platform's middle on real sockets: Configuration Server, Resource Manager, MCPs and three web servers. */
public final class GvpLab implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(10);
    private final RunningLab lab;
    private final Net net;

    private GvpLab(RunningLab lab, Net net) {
        this.lab = lab;
        this.net = net;
    }

    /** @param profile YAML: the systems and their settings */
    public static GvpLab boot(String net, String profile) throws BootFailure {
        return boot(net, profile, Catalogue.shipped());
    }

    public static GvpLab boot(String net, String profile, Catalogue catalogue) throws BootFailure {
        ConnectionMap map = ConnectionMap.shipped();
        Profile read = new ProfileReader(map).read(YamlFile.parse("test", profile));
        RunningLab lab = RunningLab.boot(new LabOrder(
                map, catalogue, read, Net.parse(net), Optional.empty(), 1, Optional.empty(), List.of(), line -> {}));
        return new GvpLab(lab, Net.parse(net).orElseThrow());
    }

    public RunningLab lab() {
        return lab;
    }

    /** Where to call the Resource Manager. */
    public InetSocketAddress resourceManager() {
        return new InetSocketAddress(address("resource-manager"), 5060);
    }

    public InetSocketAddress mcp() {
        return new InetSocketAddress(address("mcp"), 5070);
    }

    public InetAddress address(String system) {
        return lab.plan().address(InstanceId.first(new SystemId(system)));
    }

    /** An address of the lab's net that no system has. */
    public InetAddress outside(int octet) {
        return net.host(octet);
    }

    public JournalEntry await(String what) throws InterruptedException {
        return lab.journal().await(0, what, entry -> entry.summary().contains(what), PATIENCE);
    }

    public McpStandIn mcpRoom() {
        return (McpStandIn)
                lab.rooms().standIn(InstanceId.first(new SystemId("mcp"))).orElseThrow();
    }

    @Override
    public void close() {
        lab.close();
    }
}
