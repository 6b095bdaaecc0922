package voicelab.systems.resourcemanager;

import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import voicelab.boot.Catalogue;
import voicelab.boot.RunningLab;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigClientListener;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Arrivals;
import voicelab.net.Dialer;
import voicelab.net.Hop;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.Parcel;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.sip.Transport;
import voicelab.systems.gvp.GvpLab;
import voicelab.systems.gvpconfigserver.GvpConfigServerStandIn;

/** The real Resource Manager and Configuration Server between scripted MCPs, a scripted SIP Server and callers outside. */
final class RmLab implements AutoCloseable {
    private final GvpLab gvp;
    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    private final SipNode node;
    private final UserAgent agent;
    final InetAddress outside;

    private RmLab(GvpLab gvp) throws Exception {
        this.gvp = gvp;
        outside = gvp.outside(200);
        node = new SipNode(new SipOutfit(
                loops.next(),
                new Dialer(outside),
                Passages.NONE,
                new Failing(),
                Ticker.REAL,
                new Random(3),
                SipSettings.DEFAULTS));
        agent = new UserAgent(node, "8000");
        node.listen(new InetSocketAddress(outside, 5060), Transport.UDP, Transport.TCP);
    }

    /** @param systems YAML under {@code systems:}, with the MCPs' count */
    static RmLab boot(String net, int mcps, String systems) throws Exception {
        Catalogue catalogue = new Catalogue()
                .and("gvp-config-server", GvpConfigServerStandIn::new)
                .and("resource-manager", ResourceManagerStandIn::new)
                .and("mcp", () -> new ScriptedPeer("mcp", "SIP"))
                .and("sip-server", () -> new ScriptedPeer("sip-server", "TRUNK"));
        String profile =
                "profile: rm\nsystems:\n" + systems.indent(2) + "  sip-server:\n  mcp: {count: " + mcps + "}\n";
        RmLab lab = new RmLab(GvpLab.boot(net, profile, catalogue));
        for (int n = 1; n <= mcps; n++) gvp(lab).await("resource mcp-" + n + " is available");
        return lab;
    }

    private static GvpLab gvp(RmLab lab) {
        return lab.gvp;
    }

    RunningLab lab() {
        return gvp.lab();
    }

    private ScriptedPeer room(String system, int number) {
        return (ScriptedPeer) lab().rooms()
                .standIn(new InstanceId(new SystemId(system), number))
                .orElseThrow();
    }

    boolean isUp(int number) {
        return lab().rooms()
                .standIn(new InstanceId(new SystemId("mcp"), number))
                .isPresent();
    }

    ScriptedPeer mcp(int number) {
        return room("mcp", number);
    }

    ScriptedPeer sipServer() {
        return room("sip-server", 1);
    }

    InetSocketAddress resourceManager() {
        return gvp.resourceManager();
    }

    InetSocketAddress mcpAddress(int number) {
        return new InetSocketAddress(lab().plan().address(new InstanceId(new SystemId("mcp"), number)), 5070);
    }

    SipNode node() {
        return node;
    }

    /** {@code rest} as in {@code 8001;gvp-tenant-id=x}, with {@code @rm} put in where it belongs. */
    Leg call(String rest, String... headers) {
        int semicolon = rest.indexOf(';');
        String uri = semicolon < 0
                ? "sip:" + rest + "@rm"
                : "sip:" + rest.substring(0, semicolon) + "@rm" + rest.substring(semicolon);
        return callFrom("8000", uri, headers);
    }

    Leg callFrom(String ani, String uri, String... headers) {
        return Leg.place(
                agent, "sip:" + ani + "@" + outside.getHostAddress(), uri, SipPeer.tcp(resourceManager()), headers);
    }

    long now() {
        return lab().journal().last();
    }

    void await(long since, String what) throws InterruptedException {
        lab().journal().await(since, what, e -> e.summary().contains(what), GvpLab.PATIENCE);
    }

    void pass(Duration time) {
        lab().clock().move(time);
    }

    /** How many calls each MCP has got since the last {@link #forget}. */
    Map<Integer, Integer> spread(int mcps) {
        Map<Integer, Integer> calls = new TreeMap<>();
        for (int n = 1; n <= mcps; n++)
            if (!mcp(n).invites.isEmpty()) calls.put(n, mcp(n).invites.size());
        return calls;
    }

    void forget(int mcps) {
        for (int n = 1; n <= mcps; n++) if (isUp(n)) mcp(n).forget();
        sipServer().forget();
    }

    /** Gives an object's user properties ({@code options} where {@code ofOptions}) these values, and waits for the new routing. */
    void configure(CfgType type, String name, boolean ofOptions, Map<String, Map<String, String>> sections)
            throws Exception {
        NioEventLoopGroup own = new NioEventLoopGroup(1);
        InetSocketAddress server = new InetSocketAddress(gvp.address("gvp-config-server"), 8888);
        try (ConfigClient client = new ConfigClient(
                own,
                new Dialer(gvp.outside(201)),
                Passages.NONE,
                server,
                ConfigLogin.lab("test", 0),
                ConfigClientListener.NONE)) {
            client.start().get(10, TimeUnit.SECONDS);
            CfgObject object = client.readObjects(type, ConfigFilter.ALL).get(10, TimeUnit.SECONDS).stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            long since = now();
            CfgDelta delta = CfgDelta.of(type, object.dbid());
            delta = delta.set(ofOptions ? "changedOptions" : "changedUserProperties", KvList.ofSections(sections));
            client.update(delta).get(10, TimeUnit.SECONDS);
            await(since, "configuration: ");
        } finally {
            own.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    /** What this RM's log has by now, once it has this. */
    String log(String what) throws Exception {
        Path file = lab().directoryRoot().resolve("resource-manager/log/resource-manager.log");
        List<String> seen = new ArrayList<>();
        long end = System.nanoTime() + GvpLab.PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            String text = Files.exists(file) ? Files.readString(file) : "";
            if (text.contains(what)) return text;
            seen.add(text);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError(what + " is not in the log: " + seen.get(seen.size() - 1));
    }

    @Override
    public void close() {
        node.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        long bugs = lab().journal().bugs();
        String tail = lab().journal().tail(30).toString();
        gvp.close();
        if (bugs > 0) throw new AssertionError("bugs: " + tail);
    }

    private static final class Failing implements Arrivals {
        @Override
        public void arrived(Parcel parcel, Hop hop) {}

        @Override
        public void malformed(Hop hop, String protocol, String problem) {}

        @Override
        public void unsupported(Hop hop, String protocol, String what) {}

        @Override
        public void bug(String where, Throwable error) {
            throw new AssertionError(where, error);
        }
    }
}
