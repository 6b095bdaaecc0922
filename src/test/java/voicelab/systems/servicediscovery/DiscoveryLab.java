package voicelab.systems.servicediscovery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.Lab;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.edge.WebDesk;
import voicelab.engines.frames.config.CfgAppType;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigClientListener;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.journal.JournalEntry;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Dialer;
import voicelab.net.Passages;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;

/** A lab with Service Discovery, an administrator at its Configuration Server, and somebody who asks its web servers. */
final class DiscoveryLab implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final String GROUP = "MCP_Configuration_Unit\\MCP_LRG";

    final Lab lab;
    final Net net;
    final ConfigClient admin;

    private DiscoveryLab(Lab lab, Net net) throws Exception {
        this.lab = lab;
        this.net = net;
        InstanceId server = InstanceId.first(new SystemId("gvp-config-server"));
        InetSocketAddress at = new InetSocketAddress(lab.plan().address(server), 8888);
        admin = new ConfigClient(
                lab.running().loops(),
                new Dialer(net.lab()),
                Passages.NONE,
                at,
                ConfigLogin.lab("admin", 37),
                ConfigClientListener.NONE);
        wait(admin.start());
    }

    static DiscoveryLab boot(String net, String profile) throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        Profile read = new ProfileReader(map).read(YamlFile.parse("test", profile));
        Lab lab = boot(map, read, net);
        return new DiscoveryLab(lab, Net.parse(net).orElseThrow());
    }

    private static Lab boot(ConnectionMap map, Profile profile, String net) throws BootFailure {
        return Lab.boot(new LabOrder(
                map,
                Catalogue.shipped(),
                profile,
                Net.parse(net),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}));
    }

    static <T> T wait(CompletableFuture<T> answer) throws Exception {
        return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    List<CfgObject> read(CfgType type, ConfigFilter filter) throws Exception {
        return wait(admin.readObjects(type, filter));
    }

    /** The MCP applications of the group: name to {@code host:port}. */
    Map<String, String> mcps() throws Exception {
        Map<Integer, String> hosts = new TreeMap<>();
        for (CfgObject host : read(CfgType.HOST, ConfigFilter.ALL))
            hosts.put(host.dbid(), host.text("ipAddress").orElse("?"));
        Map<String, String> mcps = new TreeMap<>();
        for (CfgObject app : read(
                CfgType.APPLICATION,
                ConfigFilter.folderPath(GROUP).and("app_type", Integer.toString(CfgAppType.GVP_MCP)))) {
            var info = app.attribute("serverInfo");
            mcps.put(
                    app.name(),
                    hosts.get(info.path("hostDbid").asInt()) + ":"
                            + info.path("port").asText());
        }
        return mcps;
    }

    /** Asks from outside; an answer that is not 2xx is a failure. */
    String ask(String system, String listener, String method, String path, String json) throws IOException {
        WebDesk.Page page = new WebDesk(lab).ask(system, listener, method, path, json);
        if (page.status() >= 300) throw new IOException(path + " answered " + page.status() + ": " + page.text());
        return page.text();
    }

    WebDesk.Page health() throws IOException {
        return new WebDesk(lab).ask("service-discovery", "HEALTH", "GET", "/health", "");
    }

    String consul(String method, String path, String json) throws IOException {
        return ask("consul", "HTTP", method, path, json);
    }

    /** A sync at once; what it did. */
    String sync() throws IOException {
        return ask("service-discovery", "HEALTH", "POST", "/lab/v1/sync", "");
    }

    void register(String id, String address, int port, String more) throws IOException {
        consul(
                "PUT",
                "/v1/agent/service/register",
                "{\"Name\":\"gvp-mcp\",\"ID\":\"" + id + "\",\"Address\":\"" + address + "\",\"Port\":" + port + more
                        + "}");
    }

    void deregister(String id) throws IOException {
        consul("PUT", "/v1/agent/service/deregister/" + id, "");
    }

    long mark() {
        return lab.journal().last();
    }

    JournalEntry await(long since, String what) throws InterruptedException {
        return lab.journal().await(since, what, entry -> entry.summary().contains(what), PATIENCE);
    }

    void move(int seconds) {
        lab.running().clock().move(Duration.ofSeconds(seconds));
    }

    void stop(String system) {
        lab.stop(lab.map().instance(system).orElseThrow());
    }

    void start(String system) {
        var faults = lab.start(lab.map().instance(system).orElseThrow());
        if (!faults.isEmpty()) throw new AssertionError(faults.toString());
    }

    @Override
    public void close() {
        admin.close();
        lab.close();
    }
}
