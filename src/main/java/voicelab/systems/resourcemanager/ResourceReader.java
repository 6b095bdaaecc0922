package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import voicelab.engines.frames.config.CfgAppType;
import voicelab.engines.frames.config.CfgObject;
import voicelab.protocols.sip.SipUri;

/**
 * MCP applications of the resource group's folder to {@link ResourceSpec}s. An application says where it is by {@code gvp.rm} /
 * {@code aor} ({@code sip:mcp:5070}), or by {@code serverInfo} with {@code port} and {@code host} or {@code hostDbid}. The
 * group's folder may say what it offers: {@code gvp.lrg} / {@code service-types}.
 */
final class ResourceReader {
    private static final Set<MediaService> OFFERED = EnumSet.of(
            MediaService.VOICEXML,
            MediaService.ANNOUNCEMENT,
            MediaService.CONFERENCE,
            MediaService.MSML,
            MediaService.RECORDING);
    private static final int STATE_DELETED = 3;
    private static final int MAX_DEPTH = 16;

    private final ResourceManagerSettings settings;
    private final BiFunction<String, Integer, Optional<InetSocketAddress>> resolve;
    private final int usualPort;
    private final Consumer<String> warnings;

    /** @param resolve the address behind a host name and port */
    ResourceReader(
            ResourceManagerSettings settings,
            BiFunction<String, Integer, Optional<InetSocketAddress>> resolve,
            int usualPort,
            Consumer<String> warnings) {
        this.settings = settings;
        this.resolve = resolve;
        this.usualPort = usualPort;
        this.warnings = warnings;
    }

    List<ResourceSpec> read(
            Collection<CfgObject> applications, Collection<CfgObject> folders, Collection<CfgObject> hosts) {
        Set<MediaService> services = offered(folders);
        List<ResourceSpec> found = new ArrayList<>();
        for (CfgObject app : applications) {
            if (app.number("type").orElse(0) != CfgAppType.GVP_MCP || !isOfGroup(app, folders)) continue;
            Map<String, String> own = RoutingBookReader.section(app, "gvp.rm");
            Optional<InetSocketAddress> at =
                    Optional.ofNullable(own.get("aor")).flatMap(this::atAor).or(() -> atServerInfo(app, hosts));
            if (at.isEmpty()) warnings.accept("MCP application " + app.name() + " says nowhere where its SIP is");
            else found.add(new ResourceSpec(app.name(), at.get(), capacity(own), services));
        }
        for (String aor : settings.resources())
            atAor(aor)
                    .ifPresentOrElse(
                            at -> found.add(new ResourceSpec(aor, at, settings.portCapacity(), services)),
                            () -> warnings.accept("resource " + aor + " of the settings leads nowhere"));
        return withoutDoubles(found);
    }

    /** One address is one resource, whoever names it first. */
    private static List<ResourceSpec> withoutDoubles(List<ResourceSpec> found) {
        List<ResourceSpec> once = new ArrayList<>();
        for (ResourceSpec each : found)
            if (once.stream().noneMatch(o -> o.address().equals(each.address()))) once.add(each);
        return List.copyOf(once);
    }

    private boolean isOfGroup(CfgObject app, Collection<CfgObject> folders) {
        if (app.number("state").orElse(1) == STATE_DELETED) return false;
        String path = app.text("folderPath").orElseGet(() -> path(app, folders));
        return path.isEmpty()
                || path.equalsIgnoreCase(settings.lrgFolder())
                || path.endsWith("\\" + settings.lrgFolder());
    }

    /** A notification names the folder by DBID only. */
    private static String path(CfgObject object, Collection<CfgObject> folders) {
        StringBuilder path = new StringBuilder();
        int dbid = object.number("folderDbid").orElse(0);
        for (int depth = 0; dbid != 0 && depth < MAX_DEPTH; depth++) {
            int wanted = dbid;
            Optional<CfgObject> folder =
                    folders.stream().filter(f -> f.dbid() == wanted).findFirst();
            if (folder.isEmpty()) break;
            path.insert(
                    0, path.length() == 0 ? folder.get().name() : folder.get().name() + "\\");
            dbid = folder.get().number("folderDbid").orElse(0);
        }
        return path.toString();
    }

    /** The group's {@code load-balance-scheme}; round-robin where none, or none that is known, is said. */
    BalanceScheme scheme(Collection<CfgObject> folders) {
        String said = ofGroup(folders, "load-balance-scheme");
        Optional<BalanceScheme> scheme = BalanceScheme.named(said);
        if (scheme.isEmpty() && !said.isEmpty())
            warnings.accept("load-balance-scheme " + said + " is not known, only round-robin and least-used");
        return scheme.orElse(BalanceScheme.ROUND_ROBIN);
    }

    private String ofGroup(Collection<CfgObject> folders, String key) {
        String name = settings.lrgFolder().substring(settings.lrgFolder().lastIndexOf('\\') + 1);
        return folders.stream()
                .filter(f -> f.name().equals(name))
                .map(f -> RoutingBookReader.section(f, "gvp.lrg").getOrDefault(key, ""))
                .filter(t -> !t.isBlank())
                .findFirst()
                .orElse("");
    }

    private Set<MediaService> offered(Collection<CfgObject> folders) {
        String types = ofGroup(folders, "service-types");
        if (types.isEmpty()) return OFFERED;
        Set<MediaService> named = EnumSet.noneOf(MediaService.class);
        for (String type : types.split("[;,]", 20))
            for (MediaService each : OFFERED) if (each.type().equalsIgnoreCase(type.trim())) named.add(each);
        return named;
    }

    private Optional<InetSocketAddress> atAor(String aor) {
        String text = aor.trim().startsWith("sip") ? aor.trim() : "sip:" + aor.trim();
        return SipUri.read(text).flatMap(uri -> resolve.apply(uri.host(), uri.port() < 0 ? usualPort : uri.port()));
    }

    private Optional<InetSocketAddress> atServerInfo(CfgObject app, Collection<CfgObject> hosts) {
        var info = app.attribute("serverInfo");
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

    private int capacity(Map<String, String> own) {
        String text = own.getOrDefault("port-capacity", "").trim();
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : settings.portCapacity();
    }
}
