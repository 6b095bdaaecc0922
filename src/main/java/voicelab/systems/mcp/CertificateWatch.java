package voicelab.systems.mcp;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.frames.config.CfgAppType;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigChange;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigClientListener;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.frames.config.ConfigInterest;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.journal.Kind;
import voicelab.standin.LabContext;

/**
 * Reads the recording certificates from GVP's Configuration Server (gvp-7) and follows their changes: of each tenant's IVR profile
 * {@code record}. What was read stays valid while the server is away.
 */
final class CertificateWatch implements ConfigClientListener, AutoCloseable {
    private static final String LINK = "gvp-7";
    private static final String PROFILE = "record";
    private static final int MOST_TENANTS = 1_000;

    private final LabContext lab;
    private final ConfigClient client;
    private volatile Map<Integer, RecordingCertificate> byTenant = Map.of();
    private volatile Map<Integer, Integer> tenantOfProfile = Map.of();

    CertificateWatch(LabContext lab, InetSocketAddress server, McpSettings settings) {
        this.lab = lab;
        ConfigLogin login = new ConfigLogin(
                lab.self().toString(), CfgAppType.GVP_MCP, settings.configUser(), settings.configPassword());
        client = new ConfigClient(lab.loops().next(), lab.dialer(), lab.passages(), server, login, this);
    }

    /** Begins to dial; nobody waits for it. */
    void start() {
        client.subscribe(ConfigInterest.all(CfgType.GVP_IVR_PROFILE), this::changed);
        client.start();
    }

    /** What recordings of a tenant are encrypted for. */
    Optional<RecordingCertificate> of(String tenantPath) {
        Map<Integer, RecordingCertificate> now = byTenant;
        String own = tenantPath.substring(tenantPath.lastIndexOf('.') + 1);
        if (own.matches("[0-9]{1,9}")) return Optional.ofNullable(now.get(Integer.parseInt(own)));
        return now.size() == 1 ? now.values().stream().findFirst() : Optional.empty();
    }

    @Override
    public void ready() {
        read();
    }

    @Override
    public void lost(String reason) {
        note("connection to Configuration Server is lost: " + reason);
    }

    @Override
    public void refused(ConfigFailure failure) {
        note("the Configuration Server refuses: " + failure.getMessage());
    }

    private void changed(ConfigChange change) {
        boolean ours =
                change.object().map(object -> object.name().equals(PROFILE)).orElse(false);
        if (ours || tenantOfProfile.containsKey(change.dbid())) read();
    }

    private void read() {
        client.readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.name(PROFILE)).whenComplete((found, failure) -> {
            if (failure == null) took(found);
            else note("the recording certificate is not read: " + failure.getMessage());
        });
    }

    private void took(List<CfgObject> profiles) {
        Map<Integer, RecordingCertificate> next = new HashMap<>();
        Map<Integer, Integer> tenants = new HashMap<>();
        for (CfgObject each : profiles) {
            if (tenants.size() >= MOST_TENANTS) break;
            tenants.put(each.dbid(), each.tenantDbid());
            RecordingCertificate.read(
                            each.annexSection(RecordingCertificate.SECTION),
                            lab.clock().instant())
                    .ifPresent(certificate -> {
                        next.put(each.tenantDbid(), certificate);
                        if (!certificate.equals(byTenant.get(each.tenantDbid())))
                            note("recording certificate of tenant " + each.tenantDbid() + ": " + certificate.summary());
                    });
        }
        byTenant = Map.copyOf(next);
        tenantOfProfile = Map.copyOf(tenants);
    }

    private void note(String what) {
        lab.journal().note(Kind.EVENT, LINK, lab.self().toString(), "", what);
    }

    @Override
    public void close() {
        client.close();
    }
}
