package voicelab.systems.gvpconfigserver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.frames.config.CfgAppType;
import voicelab.engines.frames.config.document.DocNode;
import voicelab.systems.gvpconfigserver.ConfigSeed.App;
import voicelab.systems.gvpconfigserver.ConfigSeed.IvrProfile;
import voicelab.systems.gvpconfigserver.ConfigSeed.Mcp;
import voicelab.systems.gvpconfigserver.ConfigSeed.Tenant;

/** Writes the seed's short words out as a document of configuration objects. */
final class SeedDocument {
    private static final String MCP_GROUP = "MCP_Configuration_Unit\\MCP_LRG";
    private static final String HOST_FOLDER = "Hosts\\RM_MicroService";
    private static final String DID_GROUP = "GVP_DID_";

    private final String where;
    private final Map<String, List<DocNode>> objects = new LinkedHashMap<>();

    private SeedDocument(String where) {
        this.where = where;
    }

    /** @param where what complaints name */
    static DocNode of(ConfigSeed seed, String where) {
        SeedDocument document = new SeedDocument(where);
        seed.tenants().forEach(document::tenant);
        seed.applications().forEach(document::application);
        document.add("folders", Map.of("path", HOST_FOLDER, "of", "hosts"));
        document.add(
                "folders",
                Map.of(
                        "path",
                        MCP_GROUP,
                        "of",
                        "applications",
                        "annex",
                        Map.of("gvp.lrg", Map.of("load-balance-scheme", seed.loadBalanceScheme()))));
        seed.mcps().stream().map(Mcp::host).distinct().forEach(document::host);
        seed.mcps().forEach(document::mcp);
        seed.ivrProfiles().stream()
                .filter(profile -> !profile.dnis().isEmpty())
                .map(IvrProfile::tenant)
                .distinct()
                .forEach(tenant -> document.add(
                        "switches", Map.of("name", DID_GROUP + tenant, "tenant", tenant, "type", "GVPDIDGroup")));
        seed.ivrProfiles().forEach(document::ivrProfile);
        return document.node(document.objects);
    }

    private void tenant(Tenant tenant) {
        Map<String, Map<String, String>> annex =
                new LinkedHashMap<>(tenant.annex().all());
        Map<String, String> general = new LinkedHashMap<>(annex.getOrDefault("gvp.general", Map.of()));
        general.putIfAbsent("default-application", tenant.defaultApplication());
        // where the real one keeps the contact center id is not public; the key is that of Service Discovery's file
        if (!tenant.ccid().isEmpty()) general.put("gws-ccid", tenant.ccid());
        annex.put("gvp.general", general);
        add("tenants", Map.of("name", tenant.name(), "annex", annex));
        // Service Discovery creates it for every tenant; RUP reads it
        add("transactions", Map.of("name", "hybrid_integration", "tenant", tenant.name(), "type", "List"));
    }

    private void application(App app) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", app.name());
        fields.put("type", Integer.toString(app.type()));
        if (!app.folder().isEmpty()) fields.put("folder", app.folder());
        fields.put("options", app.options().all());
        add("applications", fields);
    }

    private void host(String address) {
        add("hosts", Map.of("name", address, "ipAddress", address, "folder", HOST_FOLDER));
    }

    private void mcp(Mcp mcp) {
        add(
                "applications",
                Map.of(
                        "name", mcp.name(),
                        "type", Integer.toString(CfgAppType.GVP_MCP),
                        "isServer", "1",
                        "serverInfo", Map.of("host", mcp.host(), "port", Integer.toString(mcp.port())),
                        "folder", MCP_GROUP));
    }

    private void ivrProfile(IvrProfile profile) {
        String group = DID_GROUP + profile.tenant();
        List<Object> dids = new ArrayList<>();
        for (String dnis : profile.dnis()) {
            add(
                    "dns",
                    Map.of(
                            "number",
                            dnis,
                            "name",
                            dnis,
                            "type",
                            "GVPDID",
                            "switch",
                            group,
                            "tenant",
                            profile.tenant()));
            dids.add(Map.of("number", dnis, "switch", group, "tenant", profile.tenant()));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", profile.name());
        fields.put("tenant", profile.tenant());
        if (!dids.isEmpty()) fields.put("dids", dids);
        fields.put("annex", profile.annex().all());
        add("ivr-profiles", fields);
    }

    private void add(String type, Map<String, ?> fields) {
        objects.computeIfAbsent(type, key -> new ArrayList<>()).add(node(fields));
    }

    private DocNode node(Object value) {
        if (value instanceof DocNode done) return done;
        if (value instanceof Map<?, ?> map) {
            Map<String, DocNode> fields = new LinkedHashMap<>();
            map.forEach((key, each) -> fields.put(key.toString(), node(each)));
            return new DocNode(where, fields);
        }
        if (value instanceof List<?> list)
            return new DocNode(where, list.stream().map(this::node).toList());
        return new DocNode(where, value);
    }
}
