package voicelab.systems.servicediscovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.engines.frames.config.CfgAppType;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.frames.KvList;

/** Check, add, delete: makes the MCP applications of the group's folder, and their hosts, what is registered. For one sync. */
final class McpSync {
    private static final KvList GROUP =
            KvList.ofSections(Map.of("gvp.lrg", Map.of("load-balance-scheme", "round-robin")));
    private static final String SERVER_INFO = "serverInfo";

    private final ConfigBook book;
    private final ServiceDiscoverySettings settings;
    private final Outcome outcome;
    private final Map<String, CfgObject> hosts = new LinkedHashMap<>();
    private final Map<String, Integer> folders = new HashMap<>();
    private final Set<Integer> left = new LinkedHashSet<>();

    McpSync(ConfigBook book, ServiceDiscoverySettings settings, Outcome outcome) {
        this.book = book;
        this.settings = settings;
        this.outcome = outcome;
    }

    /** @throws IOException when the Configuration Server is lost on the way; what was done by then stays */
    void match(List<RegisteredMcp> registered) throws IOException {
        for (CfgObject host : book.read(CfgType.HOST, ConfigFilter.ALL)) hosts.put(host.name(), host);
        Map<String, CfgObject> surplus = new LinkedHashMap<>();
        for (CfgObject app : book.read(
                CfgType.APPLICATION,
                ConfigFilter.folderPath(settings.folder()).and("app_type", Integer.toString(CfgAppType.GVP_MCP))))
            surplus.put(app.name(), app);
        // add first: the group must not be empty between a farewell and a welcome
        for (RegisteredMcp mcp : registered) {
            CfgObject app = surplus.remove(mcp.name());
            outcome.attempt("MCP " + mcp.name(), () -> {
                if (app == null) add(mcp);
                else check(app, mcp);
            });
        }
        for (CfgObject app : surplus.values())
            outcome.attempt("MCP " + app.name(), () -> {
                book.delete(CfgType.APPLICATION, app.dbid());
                left.add(host(app));
                outcome.removed(app.name());
            });
        left.remove(0);
        if (!left.isEmpty()) forgetHosts();
    }

    private void add(RegisteredMcp mcp) throws IOException {
        book.create(CfgObject.named(CfgType.APPLICATION, mcp.name())
                .with("type", CfgAppType.GVP_MCP)
                .with("isServer", 1)
                .with(SERVER_INFO, serverInfo(hostOf(mcp), mcp))
                .with(CfgObject.FOLDER_DBID, folder(settings.folder(), CfgType.APPLICATION, GROUP)));
        outcome.added(mcp.name());
    }

    private void check(CfgObject app, RegisteredMcp mcp) throws IOException {
        int host = hostOf(mcp);
        JsonNode now = app.attribute(SERVER_INFO);
        if (host(app) == host && now.path("port").asInt() == mcp.port()) return;
        ObjectNode next = now.isObject() ? now.deepCopy() : JsonBody.object();
        next.setAll(serverInfo(host, mcp));
        book.update(CfgDelta.of(CfgType.APPLICATION, app.dbid()).set(SERVER_INFO, next));
        if (host(app) != host) left.add(host(app));
        outcome.changed(mcp.name());
    }

    private static ObjectNode serverInfo(int host, RegisteredMcp mcp) {
        return JsonBody.object().put("hostDbid", host).put("port", Integer.toString(mcp.port()));
    }

    private static int host(CfgObject app) {
        return app.attribute(SERVER_INFO).path("hostDbid").asInt();
    }

    private int hostOf(RegisteredMcp mcp) throws IOException {
        CfgObject known = hosts.get(mcp.host());
        if (known != null) return known.dbid();
        CfgObject made = book.create(CfgObject.named(CfgType.HOST, mcp.host())
                .with("ipAddress", mcp.host())
                .with(CfgObject.FOLDER_DBID, folder(settings.hostFolder(), CfgType.HOST, KvList.EMPTY)));
        hosts.put(mcp.host(), made);
        return made.dbid();
    }

    private int folder(String path, CfgType holds, KvList annex) throws IOException {
        Integer known = folders.get(path);
        if (known != null) return known;
        int dbid = book.folder(path, holds, annex);
        folders.put(path, dbid);
        return dbid;
    }

    /** Hosts of ours that no application is on any more. */
    private void forgetHosts() throws IOException {
        Set<Integer> used = new LinkedHashSet<>();
        for (CfgObject app : book.read(CfgType.APPLICATION, ConfigFilter.ALL)) used.add(host(app));
        for (CfgObject host : hosts.values()) {
            boolean ours = host.text("folderPath").orElse("").equals(settings.hostFolder());
            if (!ours || !left.contains(host.dbid()) || used.contains(host.dbid())) continue;
            try {
                book.delete(CfgType.HOST, host.dbid());
            } catch (ConfigFailure stillUsed) {
                left.remove(host.dbid()); // something else points at it: it stays
            }
        }
    }
}
