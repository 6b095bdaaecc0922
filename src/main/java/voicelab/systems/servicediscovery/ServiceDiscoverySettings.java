package voicelab.systems.servicediscovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.standin.Settings;

/**
 * What a profile may say of Service Discovery. The real one's names: SYNC_INIT_DELAY, SYNC_PERIOD, CONSUL_PORT, CONSUL_PORT_2,
 * TENANT_KV_FOLDER.
 *
 * @param initDelay lab time before the first sync; the real one waits 10 s, the lab does not
 * @param syncPeriod lab time between two syncs
 * @param firstWithin real time that the first sync waits for the lab's own MCPs to stand in Consul
 * @param servicesAt Consul's listener at which the service is read: {@code HTTPS} (8501)
 * @param keysAt Consul's listener at which the tenants' keys are written: {@code HTTP} (8500)
 * @param consulToken goes along as {@code X-Consul-Token}; empty for none
 * @param service the service's name in Consul
 * @param folder where the MCP applications lie
 * @param hostFolder where their hosts lie
 * @param keyFolder folder of Consul's KV store
 * @param tenants written in the profile, checked one at a time
 * @param tenantFiles directory of tenant files, read anew at each sync
 * @param initialPage first page of the {@code IVRAppDefault} that a tenant gets
 * @param mostMcps registered ones beyond it are not taken over
 */
record ServiceDiscoverySettings(
        Duration initDelay,
        Duration syncPeriod,
        Duration firstWithin,
        String servicesAt,
        String keysAt,
        String consulToken,
        String service,
        String folder,
        String hostFolder,
        String keyFolder,
        List<Settings> tenants,
        Optional<String> tenantFiles,
        String initialPage,
        int mostMcps,
        ConfigLogin login) {
    private static final String APPLICATION = "service-discovery";
    private static final Set<String> KEYS = Set.of(
            "init-delay",
            "sync-period",
            "first-sync-within",
            "consul-port",
            "consul-port-2",
            "consul-token",
            "service",
            "folder",
            "host-folder",
            "tenant-kv-folder",
            "tenants",
            "tenant-files",
            "initial-page",
            "most-mcps",
            "config-user",
            "config-password");

    /** Strict: an unknown key or a value out of its range is a fault that names file and line. */
    static ServiceDiscoverySettings read(Settings all) {
        all.only(KEYS);
        Duration period = all.duration("sync-period", Duration.ofSeconds(60));
        if (period.isZero()) throw all.get("sync-period").orElse(all).fault("sync-period must be longer than nothing");
        int most = all.number("most-mcps", 200);
        if (most < 1) throw all.fault("most-mcps must be at least 1");
        return new ServiceDiscoverySettings(
                all.duration("init-delay", Duration.ZERO),
                period,
                all.duration("first-sync-within", Duration.ofSeconds(10)),
                listener(all, "consul-port", "8501"),
                listener(all, "consul-port-2", "8500"),
                all.text("consul-token", ""),
                all.text("service", "gvp-mcp"),
                all.text("folder", "MCP_Configuration_Unit\\MCP_LRG"),
                all.text("host-folder", "Hosts\\RM_MicroService"),
                all.text("tenant-kv-folder", "tenants"),
                all.get("tenants").map(Settings::list).orElse(List.of()),
                all.get("tenant-files").map(Settings::text),
                all.text("initial-page", "http://das/first-call.vxml"),
                most,
                new ConfigLogin(
                        APPLICATION,
                        0, // the number of its application type is not public
                        all.text("config-user", ConfigLogin.LAB_USER),
                        all.text("config-password", ConfigLogin.LAB_PASSWORD)));
    }

    /** The same with every request at one of Consul's listeners. */
    ServiceDiscoverySettings at(String listener) {
        return new ServiceDiscoverySettings(
                initDelay,
                syncPeriod,
                firstWithin,
                listener,
                listener,
                consulToken,
                service,
                folder,
                hostFolder,
                keyFolder,
                tenants,
                tenantFiles,
                initialPage,
                mostMcps,
                login);
    }

    private static String listener(Settings all, String key, String usual) {
        String port = all.text(key, usual);
        return switch (port) {
            case "8501" -> "HTTPS";
            case "8500" -> "HTTP";
            default -> throw all.get(key).orElse(all).fault(key + " is 8500 or 8501, not \"" + port + "\"");
        };
    }
}
