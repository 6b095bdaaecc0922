package voicelab.systems.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import voicelab.engines.frames.config.CfgAppType;
import voicelab.engines.frames.config.CfgObject;
import voicelab.protocols.sip.SipUri;

/**
 * MCP applications to {@link ResourceSpec}s. An application says where it is by {@code gvp.rm} / {@code aor} ({@code
 * sip:mcp:5070}), or by {@code serverInfo} with {@code port} and {@code host} or {@code hostDbid}. Its group is the one that the
 * Resource Manager's connection to it names ({@code logical-resource-section}), else that of the folder it lies in.
 */
final class ResourceReader {
    private static final int STATE_DELETED = 3;

    private final ResourceManagerSettings settings;
    private final BiFunction<String, Integer, Optional<InetSocketAddress>> resolve;
    private final int usualPort;
    private final Warnings warnings;

    /** @param resolve the address behind a host name and port */
    ResourceReader(
            ResourceManagerSettings settings,
            BiFunction<String, Integer, Optional<InetSocketAddress>> resolve,
            int usualPort,
            Warnings warnings) {
        this.settings = settings;
        this.resolve = resolve;
        this.usualPort = usualPort;
        this.warnings = warnings;
    }

    /** The Resource Manager's own application; empty where the configuration has none of the name. */
    Optional<CfgObject> own(Collection<CfgObject> applications) {
        return applications.stream()
                .filter(app -> app.name().equals(settings.applicationName()))
                .findFirst();
    }

    List<ResourceSpec> read(
            Collection<CfgObject> applications, Collection<CfgObject> folders, Collection<CfgObject> hosts) {
        GroupReader reader = new GroupReader(settings.lrgFolder(), warnings);
        Optional<CfgObject> own = own(applications);
        GroupReader.Groups groups = reader.read(folders, own);
        ConnectionGroups connections = new ConnectionGroups(own, groups, warnings);
        List<ResourceSpec> found = new ArrayList<>();
        for (CfgObject app : applications) {
            boolean isMcp = app.number("type").orElse(0) == CfgAppType.GVP_MCP;
            if (!isMcp || app.number("state").orElse(1) == STATE_DELETED) continue;
            GroupSpec group = connections.groupOf(app).orElseGet(() -> ofFolder(app, folders, reader, groups));
            if (group == null) continue;
            Map<String, String> rm = RoutingBookReader.section(app, "gvp.rm");
            Optional<InetSocketAddress> at =
                    Optional.ofNullable(rm.get("aor")).flatMap(this::atAor).or(() -> atServerInfo(app, hosts));
            if (at.isEmpty()) warnings.warn("MCP application " + app.name() + " says nowhere where its SIP is");
            else found.add(new ResourceSpec(app.name(), at.get(), capacity(app, rm), group));
        }
        for (String aor : settings.resources())
            atAor(aor)
                    .ifPresentOrElse(
                            at -> found.add(new ResourceSpec(aor, at, settings.portCapacity(), groups.main())),
                            () -> warnings.warn("resource " + aor + " of the settings leads nowhere"));
        return withoutDoubles(found);
    }

    /** One address is one resource, whoever names it first. */
    private static List<ResourceSpec> withoutDoubles(List<ResourceSpec> found) {
        List<ResourceSpec> once = new ArrayList<>();
        for (ResourceSpec each : found)
            if (once.stream().noneMatch(o -> o.address().equals(each.address()))) once.add(each);
        return List.copyOf(once);
    }

    /** Null where its folder is no group. */
    private static GroupSpec ofFolder(
            CfgObject app, Collection<CfgObject> folders, GroupReader reader, GroupReader.Groups groups) {
        GroupSpec named = groups.byFolder().get(app.number("folderDbid").orElse(0));
        if (named != null) return named;
        String path = app.text("folderPath").orElseGet(() -> GroupReader.path(app, folders));
        return path.isEmpty() || reader.isMain(path) ? groups.main() : null;
    }

    private Optional<InetSocketAddress> atAor(String aor) {
        String text = aor.trim().startsWith("sip") ? aor.trim() : "sip:" + aor.trim();
        return SipUri.read(text).flatMap(uri -> resolve.apply(uri.host(), uri.port() < 0 ? usualPort : uri.port()));
    }

    private Optional<InetSocketAddress> atServerInfo(CfgObject app, Collection<CfgObject> hosts) {
        JsonNode info = app.attribute("serverInfo");
        String host = info.path("host").asText("");
        int hostDbid = info.path("hostDbid").asInt(0);
        if (host.isEmpty() && hostDbid != 0)
            host = hosts.stream()
                    .filter(h -> h.dbid() == hostDbid)
                    .map(h -> h.text("ipAddress").orElse(h.name()))
                    .findFirst()
                    .orElse("");
        if (host.isEmpty()) return Optional.empty();
        int port = info.path("port").asInt(0);
        return resolve.apply(host, port <= 0 ? usualPort : port);
    }

    private int capacity(CfgObject app, Map<String, String> rm) {
        String said = rm.getOrDefault("port-capacity", "").trim();
        if (said.isEmpty()) return settings.portCapacity();
        int number = RespCode.number(said, 6);
        if (number < 0)
            warnings.warn("MCP application " + app.name() + ": port-capacity \"" + said + "\" is no number");
        return number < 0 ? settings.portCapacity() : number;
    }
}
