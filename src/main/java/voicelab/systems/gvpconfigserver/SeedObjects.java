package voicelab.systems.gvpconfigserver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.frames.config.CfgAppType;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.server.ObjectStore;
import voicelab.protocols.frames.KvList;
import voicelab.systems.gvpconfigserver.ConfigSeed.App;
import voicelab.systems.gvpconfigserver.ConfigSeed.IvrProfile;
import voicelab.systems.gvpconfigserver.ConfigSeed.Mcp;
import voicelab.systems.gvpconfigserver.ConfigSeed.Tenant;

/** Makes configuration objects of a seed, through the store's own rules and always with the same DBIDs. */
final class SeedObjects {
    static final String MCP_GROUP = "MCP_Configuration_Unit\\MCP_LRG";
    private static final String HOST_FOLDER = "Hosts\\RM_MicroService";

    private final ObjectStore store;
    private final Map<String, Integer> folders = new HashMap<>();
    private final Map<String, Integer> hosts = new HashMap<>();
    private final Map<String, Integer> tenants = new HashMap<>();
    private final Map<String, Integer> didGroups = new HashMap<>();

    private SeedObjects(ObjectStore store) {
        this.store = store;
    }

    static void fill(ObjectStore store, ConfigSeed seed) throws ConfigFailure {
        SeedObjects objects = new SeedObjects(store);
        for (Tenant tenant : seed.tenants()) objects.tenant(tenant);
        for (App app : seed.applications()) objects.application(app);
        objects.folder(HOST_FOLDER, CfgType.HOST, KvList.EMPTY);
        objects.folder(
                MCP_GROUP,
                CfgType.APPLICATION,
                KvList.ofSections(Map.of("gvp.lrg", Map.of("load-balance-scheme", seed.loadBalanceScheme()))));
        for (Mcp mcp : seed.mcps()) objects.mcp(mcp);
        for (IvrProfile profile : seed.ivrProfiles()) objects.ivrProfile(profile);
    }

    private void tenant(Tenant tenant) throws ConfigFailure {
        KvList annex = KvList.ofSections(tenant.annex().all());
        KvList general = annex.list("gvp.general");
        if (general.get("default-application").isEmpty())
            general = general.with("default-application", tenant.defaultApplication());
        // where the real one keeps the contact center id is not public; the key is that of Service Discovery's file
        if (!tenant.ccid().isEmpty()) general = general.with("gws-ccid", tenant.ccid());
        CfgObject draft =
                CfgObject.named(CfgType.TENANT, tenant.name()).withUserProperties(annex.with("gvp.general", general));
        int dbid = store.create(draft).dbid();
        tenants.put(tenant.name(), dbid);
        // Service Discovery creates it for every tenant; RUP reads it
        store.create(CfgObject.named(CfgType.TRANSACTION, "hybrid_integration")
                .with(CfgObject.TENANT_DBID, dbid)
                .with("type", "List"));
    }

    private void application(App app) throws ConfigFailure {
        CfgObject draft = CfgObject.named(CfgType.APPLICATION, app.name())
                .with("type", app.type())
                .withOptions(KvList.ofSections(app.options().all()));
        int folder = folder(app.folder(), CfgType.APPLICATION, KvList.EMPTY);
        store.create(folder == 0 ? draft : draft.with(CfgObject.FOLDER_DBID, folder));
    }

    private void mcp(Mcp mcp) throws ConfigFailure {
        ObjectNode serverInfo = JsonNodeFactory.instance.objectNode();
        serverInfo.put("hostDbid", host(mcp.host())).put("port", Integer.toString(mcp.port()));
        store.create(CfgObject.named(CfgType.APPLICATION, mcp.name())
                .with("type", CfgAppType.GVP_MCP)
                .with("isServer", 1)
                .with("serverInfo", serverInfo)
                .with(CfgObject.FOLDER_DBID, folder(MCP_GROUP, CfgType.APPLICATION, KvList.EMPTY)));
    }

    private int host(String address) throws ConfigFailure {
        Integer known = hosts.get(address);
        if (known != null) return known;
        int dbid = store.create(CfgObject.named(CfgType.HOST, address)
                        .with("ipAddress", address)
                        .with(CfgObject.FOLDER_DBID, folder(HOST_FOLDER, CfgType.HOST, KvList.EMPTY)))
                .dbid();
        hosts.put(address, dbid);
        return dbid;
    }

    private void ivrProfile(IvrProfile profile) throws ConfigFailure {
        int tenant = tenants.get(profile.tenant());
        CfgObject draft = CfgObject.named(CfgType.GVP_IVR_PROFILE, profile.name())
                .with("displayName", profile.name())
                .with(CfgObject.TENANT_DBID, tenant)
                .withUserProperties(KvList.ofSections(profile.annex().all()));
        List<Integer> dids = new ArrayList<>();
        for (String dnis : profile.dnis()) dids.add(did(tenant, profile.tenant(), dnis));
        store.create(dids.isEmpty() ? draft : draft.with("didDbids", dids));
    }

    private int did(int tenant, String tenantName, String dnis) throws ConfigFailure {
        if (!didGroups.containsKey(tenantName)) {
            CfgObject group = CfgObject.named(CfgType.SWITCH, "GVP_DID_" + tenantName)
                    .with(CfgObject.TENANT_DBID, tenant)
                    .with("type", "GVPDIDGroup");
            didGroups.put(tenantName, store.create(group).dbid());
        }
        return store.create(CfgObject.named(CfgType.DN, dnis)
                        .with("number", dnis)
                        .with("type", "GVPDID")
                        .with("switchDbid", didGroups.get(tenantName))
                        .with(CfgObject.TENANT_DBID, tenant))
                .dbid();
    }

    /** Creates what is missing of a path, and returns its last folder; 0 for the root. */
    private int folder(String path, CfgType holds, KvList annex) throws ConfigFailure {
        if (path.isEmpty()) return 0;
        Integer known = folders.get(path);
        if (known != null) return known;
        int end = path.lastIndexOf('\\');
        int parent = end < 0 ? 0 : folder(path.substring(0, end), holds, KvList.EMPTY);
        CfgObject draft = CfgObject.named(CfgType.FOLDER, path.substring(end + 1))
                .with("type", holds.number())
                .withUserProperties(annex);
        int dbid = store.create(parent == 0 ? draft : draft.with(CfgObject.FOLDER_DBID, parent))
                .dbid();
        folders.put(path, dbid);
        return dbid;
    }
}
