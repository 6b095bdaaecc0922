package voicelab.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import voicelab.Lab;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigClientListener;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Dialer;
import voicelab.net.Passages;
import voicelab.protocols.frames.KvList;

/** An administrator at a Configuration Server, over its port 8888. */
public final class ConfigDesk implements AutoCloseable {
    /** Ampler than a server's own patience with its database, whose answer is then heard. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** The public application type number of a configuration manager; any client may say so. */
    private static final int SCE = 37;

    private static final String DID_GROUP = "GVP_DID";

    private final ConfigClient client;

    private ConfigDesk(ConfigClient client) {
        this.client = client;
    }

    /** At GVP's. */
    public static ConfigDesk open(Lab lab) throws IOException {
        return open(lab, "gvp-config-server");
    }

    /**
     * @param system {@code gvp-config-server} or {@code config-server}
     * @throws IOException when nobody answers at 8888
     */
    public static ConfigDesk open(Lab lab, String system) throws IOException {
        InstanceId server = InstanceId.first(new SystemId(system));
        InetSocketAddress at = lab.plan()
                .dial(
                        server,
                        lab.map().system(server.system()).listener("CONFIG").orElseThrow())
                .orElseThrow(() -> new IOException("the Configuration Server's listener is switched off"));
        ConfigClient client = new ConfigClient(
                lab.running().loops(),
                new Dialer(lab.plan().net().lab()),
                Passages.NONE,
                at,
                ConfigLogin.lab("lab-desk", SCE),
                new Quiet());
        ConfigDesk desk = new ConfigDesk(client);
        try {
            desk.wait(client.start());
        } catch (IOException e) {
            desk.close();
            throw e;
        }
        return desk;
    }

    /**
     * Adds an IVR profile with one number that leads to it.
     *
     * @param sections gvp.service-prerequisite and so on
     * @return the DBIDs of the profile, then of its number
     */
    public int[] addProfile(String name, String dnis, Map<String, Map<String, String>> sections) throws IOException {
        CfgObject group = didGroup();
        CfgObject number = wait(client.create(CfgObject.named(CfgType.DN, dnis)
                .with("number", dnis)
                .with("type", "GVPDID")
                .with("switchDbid", group.dbid())
                .with(CfgObject.TENANT_DBID, group.tenantDbid())));
        CfgObject profile = wait(client.create(CfgObject.named(CfgType.GVP_IVR_PROFILE, name)
                .with("displayName", name)
                .with(CfgObject.TENANT_DBID, group.tenantDbid())
                .with("didDbids", List.of(number.dbid()))
                .withUserProperties(KvList.ofSections(sections))));
        return new int[] {profile.dbid(), number.dbid()};
    }

    /** The tenant's group of numbers; made when the seed maps none. */
    private CfgObject didGroup() throws IOException {
        for (CfgObject each : wait(client.readObjects(CfgType.SWITCH, ConfigFilter.ALL)))
            if (each.name().startsWith(DID_GROUP)) return each;
        CfgObject tenant = wait(client.readObjects(CfgType.TENANT, ConfigFilter.ALL)).stream()
                .findFirst()
                .orElseThrow(() -> new IOException("the Configuration Server holds no tenant"));
        return wait(client.create(CfgObject.named(CfgType.SWITCH, DID_GROUP + "_" + tenant.name())
                .with(CfgObject.TENANT_DBID, tenant.dbid())
                .with("type", "GVPDIDGroup")));
    }

    /** Removes what {@link #addProfile} added. */
    public void removeProfile(int[] dbids) throws IOException {
        wait(client.delete(CfgType.GVP_IVR_PROFILE, dbids[0]));
        wait(client.delete(CfgType.DN, dbids[1]));
    }

    /**
     * Creates an object.
     *
     * @param type a name or a number ({@code CfgHost}, {@code 10})
     * @param more further attributes; what is a whole number becomes one
     * @return its DBID
     */
    public int create(String type, String name, Map<String, String> more) throws IOException {
        CfgType known = CfgType.of(type).orElseThrow(() -> new IOException(type + " is no type that is kept"));
        CfgObject draft = CfgObject.named(known, name);
        for (Map.Entry<String, String> each : more.entrySet())
            draft = each.getValue().matches("[0-9]{1,9}")
                    ? draft.with(each.getKey(), Integer.parseInt(each.getValue()))
                    : draft.with(each.getKey(), each.getValue());
        return wait(client.create(draft)).dbid();
    }

    public void delete(String type, int dbid) throws IOException {
        wait(client.delete(CfgType.of(type).orElseThrow(), dbid));
    }

    /**
     * Sets a section of the user properties of a tenant's IVR profile, which is made when it is not there.
     *
     * @return what takes it back
     */
    public Undo setProfileSection(String profile, String section, Map<String, String> values) throws IOException {
        Map<String, Map<String, String>> sections = Map.of(section, values);
        for (CfgObject each : wait(client.readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.name(profile)))) {
            CfgDelta delta = CfgDelta.of(CfgType.GVP_IVR_PROFILE, each.dbid());
            wait(client.update(delta.addProperties(sections)));
            return () -> wait(client.update(delta.deleteProperties(Map.of(section, Map.of()))));
        }
        CfgObject made = wait(client.create(CfgObject.named(CfgType.GVP_IVR_PROFILE, profile)
                .with("displayName", profile)
                .with(CfgObject.TENANT_DBID, didGroup().tenantDbid())
                .withUserProperties(KvList.ofSections(sections))));
        return () -> wait(client.delete(CfgType.GVP_IVR_PROFILE, made.dbid()));
    }

    /** Takes back what was set, while the desk is open. */
    public interface Undo {
        void go() throws IOException;
    }

    /** Sets one option of an application object. */
    public void setOption(String application, String section, String key, String value) throws IOException {
        CfgObject app = wait(client.readObjects(CfgType.APPLICATION, ConfigFilter.name(application))).stream()
                .findFirst()
                .orElseThrow(() -> new IOException("no application " + application));
        CfgDelta delta = CfgDelta.of(CfgType.APPLICATION, app.dbid());
        wait(client.update(delta.set("changedOptions", KvList.ofSections(Map.of(section, Map.of(key, value))))));
    }

    /** Adds a tenant that has nothing yet; its DBID. */
    public int addTenant(String name) throws IOException {
        return wait(client.create(CfgObject.named(CfgType.TENANT, name))).dbid();
    }

    /** What belongs to a tenant: {@code CfgGVPIVRProfile 7 'media'}. */
    public List<String> possessions(int tenant) throws IOException {
        return owned(tenant).stream().map(CfgObject::toString).toList();
    }

    private List<CfgObject> owned(int tenant) throws IOException {
        List<CfgObject> owned = new ArrayList<>();
        for (CfgType type : List.of(CfgType.GVP_IVR_PROFILE, CfgType.TRANSACTION))
            owned.addAll(wait(client.readObjects(type, ConfigFilter.tenant(tenant))));
        return owned;
    }

    /** Removes a tenant with its profiles and transactions. */
    public void removeTenant(int tenant) throws IOException {
        for (CfgObject each : owned(tenant)) wait(client.delete(each.type(), each.dbid()));
        wait(client.delete(CfgType.TENANT, tenant));
    }

    private <T> T wait(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the Configuration Server did not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("the Configuration Server: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Quiet implements ConfigClientListener {
        @Override
        public void ready() {}

        @Override
        public void lost(String reason) {}

        @Override
        public void refused(ConfigFailure failure) {}
    }
}
