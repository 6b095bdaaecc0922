package voicelab.systems.gvpconfigserver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import voicelab.engines.frames.config.CfgAppType;
import voicelab.standin.Settings;
import voicelab.systems.gvpconfigserver.ConfigSeed.App;
import voicelab.systems.gvpconfigserver.ConfigSeed.IvrProfile;
import voicelab.systems.gvpconfigserver.ConfigSeed.Mcp;
import voicelab.systems.gvpconfigserver.ConfigSeed.Sections;
import voicelab.systems.gvpconfigserver.ConfigSeed.Tenant;

/** Reads the seed from a profile; what it leaves out is as a new GVP installation has it. */
final class SeedReader {
    static final Set<String> KEYS = Set.of("tenants", "ivr-profiles", "mcps", "applications", "load-balance-scheme");
    static final String DEFAULT_TENANT = "Environment";
    static final String DEFAULT_APPLICATION = "IVRAppDefault";
    static final String INITIAL_PAGE = "initial-page-url";
    private static final String FIRST_PAGE = "http://das/first-call.vxml";
    private static final Pattern DNIS = Pattern.compile("\\+?[0-9A-Za-z*#.]{1,64}|\\[[0-9]{1,18}-[0-9]{1,18}]");

    private SeedReader() {}

    /** @param running the MCPs to hold when the profile names none */
    static ConfigSeed read(Settings settings, List<Mcp> running) {
        List<Tenant> tenants = settings.get("tenants").isPresent()
                ? each(settings, "tenants", SeedReader::tenant)
                : List.of(new Tenant(DEFAULT_TENANT, "", DEFAULT_APPLICATION, new Sections(Map.of())));
        List<IvrProfile> profiles = settings.get("ivr-profiles").isPresent()
                ? each(settings, "ivr-profiles", node -> ivrProfile(node, tenants))
                : installed(tenants);
        List<Mcp> mcps = settings.get("mcps").isPresent() ? each(settings, "mcps", SeedReader::mcp) : running;
        Map<String, App> apps = new LinkedHashMap<>();
        installedApps().forEach(app -> apps.put(app.name(), app));
        each(settings, "applications", SeedReader::app).forEach(app -> apps.put(app.name(), app));
        return new ConfigSeed(
                tenants,
                profiles,
                mcps,
                List.copyOf(apps.values()),
                settings.text("load-balance-scheme", "round-robin"));
    }

    private static Tenant tenant(Settings node) {
        node.only(Set.of("name", "ccid", "default-application", "sections"));
        return new Tenant(
                name(node),
                node.text("ccid", ""),
                node.text("default-application", DEFAULT_APPLICATION),
                sections(node));
    }

    private static IvrProfile ivrProfile(Settings node, List<Tenant> tenants) {
        node.only(Set.of("name", "tenant", "dnis", "sections"));
        String tenant =
                node.text("tenant", tenants.isEmpty() ? "" : tenants.get(0).name());
        if (tenants.stream().noneMatch(known -> known.name().equals(tenant)))
            throw node.fault("tenant \"" + tenant + "\" is not among the tenants");
        for (String dnis : node.words("dnis"))
            if (!DNIS.matcher(dnis).matches())
                throw node.fault("dnis \"" + dnis + "\" is no number and no range such as \"[8100-8199]\"");
        return new IvrProfile(name(node), tenant, node.words("dnis"), sections(node));
    }

    private static Mcp mcp(Settings node) {
        node.only(Set.of("name", "host", "port"));
        int port = node.number("port", 0);
        if (port < 1 || port > 65535) throw node.fault("an MCP needs its SIP port (port: 1 to 65535)");
        if (node.text("host", "").isEmpty()) throw node.fault("an MCP needs its host");
        return new Mcp(name(node), node.text("host", ""), port);
    }

    private static App app(Settings node) {
        node.only(Set.of("name", "type", "folder", "sections"));
        return new App(name(node), node.number("type", 0), node.text("folder", ""), sections(node));
    }

    private static String name(Settings node) {
        String name = node.text("name", "");
        if (name.isEmpty() || name.length() > 255) throw node.fault("a name of 1 to 255 characters is wanted (name:)");
        return name;
    }

    private static Sections sections(Settings node) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        node.section("sections").mapping().forEach((section, values) -> {
            Map<String, String> inner = new LinkedHashMap<>();
            values.mapping().forEach((key, value) -> inner.put(key, value.text()));
            sections.put(section, inner);
        });
        return new Sections(sections);
    }

    private static <T> List<T> each(Settings settings, String key, java.util.function.Function<Settings, T> reader) {
        List<Settings> nodes = settings.get(key).map(Settings::list).orElse(List.of());
        return nodes.stream().map(reader).toList();
    }

    /** Service Discovery creates these five for every tenant (GVP private edition, provisioning). */
    private static List<IvrProfile> installed(List<Tenant> tenants) {
        Map<String, String> serviceTypes = new LinkedHashMap<>();
        serviceTypes.put(DEFAULT_APPLICATION, "voicexml");
        for (String same : List.of("conference", "cpd", "record", "media")) serviceTypes.put(same, same);
        List<IvrProfile> profiles = new ArrayList<>();
        for (Tenant tenant : tenants) serviceTypes.forEach((name, type) -> profiles.add(installed(tenant, name, type)));
        return profiles;
    }

    private static IvrProfile installed(Tenant tenant, String name, String serviceType) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        sections.put("gvp.general", Map.of("service-type", serviceType));
        // the lab's own first application; the section is documented, the option's name is not in our facts
        if (name.equals(DEFAULT_APPLICATION))
            sections.put("gvp.service-prerequisite", Map.of(INITIAL_PAGE, FIRST_PAGE));
        return new IvrProfile(name, tenant.name(), List.of(), new Sections(sections));
    }

    /** Names, folders and RM options of a private edition installation. */
    private static List<App> installedApps() {
        Map<String, Map<String, String>> rm = new LinkedHashMap<>();
        rm.put(
                "rm",
                Map.of(
                        "sip-header-for-dnis", "Request-Uri",
                        "ignore-gw-lrg-configuration", "true",
                        "ignore-ruri-tenant-dbid", "true"));
        return List.of(
                // the numbers of these two types are not known to us
                new App("default", 0, "", new Sections(Map.of())),
                new App("confserv", 0, "", new Sections(Map.of())),
                new App(
                        "azure_rm",
                        CfgAppType.GVP_RESOURCE_MANAGER,
                        "Applications\\RM_MicroService\\RM_Apps",
                        new Sections(rm)),
                new App("azure_rm_snmp", 0, "Applications\\RM_MicroService\\SNMP_Apps", new Sections(Map.of())),
                new App("azure_rs", CfgAppType.GVP_REPORTING_SERVER, "", new Sections(Map.of())));
    }
}
