package voicelab.systems.resourcemanager;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import voicelab.engines.frames.config.CfgObject;

/**
 * Configuration objects to a {@link RoutingBook}. A section is looked for in the options and in the user properties (annex),
 * the annex counts where both have a key. Numbers of a profile are those of its DIDs ({@code didDbids} to CfgDN {@code number})
 * and of its {@code tfn} list; each may be a range.
 */
final class RoutingBookReader {
    private static final String GENERAL = "gvp.general";
    private static final int MAX_DEPTH = 16;
    private static final List<String> ALIASES = List.of("gws-ccid", "contact-center-id", "ccid", "id");

    private final Consumer<String> warnings;

    RoutingBookReader(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    RoutingBook read(Collection<CfgObject> tenants, Collection<CfgObject> profiles, Collection<CfgObject> dns) {
        Map<Integer, CfgObject> tree = byDbid(tenants);
        Map<Integer, Tenant> read = new LinkedHashMap<>();
        for (CfgObject each : tenants) tenant(each, tree, read, 0);
        Map<Integer, CfgObject> numbers = byDbid(dns);
        List<IvrProfile> all = profiles.stream().map(p -> profile(p, numbers)).toList();
        warnOfOverlaps(all);
        return new RoutingBook(read.values(), all);
    }

    private Tenant tenant(CfgObject object, Map<Integer, CfgObject> tree, Map<Integer, Tenant> read, int depth) {
        Tenant known = read.get(object.dbid());
        if (known != null) return known;
        int parentDbid = object.number("parentTenantDbid").orElse(0);
        CfgObject above = parentDbid == object.dbid() ? null : tree.get(parentDbid);
        if (parentDbid != 0 && above == null && parentDbid != object.dbid())
            warnings.accept("parent " + parentDbid + " of tenant " + object.name() + " is missing"); // log id 20041
        Tenant parent = above == null || depth > MAX_DEPTH ? null : tenant(above, tree, read, depth + 1);
        String path = (parent == null ? "" : parent.path() + ".") + object.dbid();
        Map<String, String> general = section(object, GENERAL);
        Tenant made = new Tenant(
                object.dbid(),
                object.name(),
                path,
                aliases(object, general),
                general.getOrDefault("default-application", "").trim(),
                section(object, "gvp.policy"),
                parent);
        read.put(made.dbid(), made);
        return made;
    }

    private static Set<String> aliases(CfgObject object, Map<String, String> general) {
        Set<String> aliases = new LinkedHashSet<>(List.of(object.name(), Integer.toString(object.dbid())));
        for (String key : ALIASES) {
            String value = general.get(key);
            if (value != null && !value.isBlank()) aliases.add(value.trim());
        }
        object.text("chargeableNumber").filter(ccid -> !ccid.isBlank()).ifPresent(aliases::add);
        return aliases;
    }

    private IvrProfile profile(CfgObject object, Map<Integer, CfgObject> numbers) {
        List<DnisRange> dnis = new ArrayList<>();
        for (int did : object.numbers("didDbids")) {
            CfgObject dn = numbers.get(did);
            if (dn != null) range(dn.text("number").orElse(dn.name()), object, dnis);
        }
        for (String tfn : object.text("tfn").orElse("").split(",", 1_000)) if (!tfn.isBlank()) range(tfn, object, dnis);
        return new IvrProfile(
                object.dbid(),
                object.name(),
                object.number("tenantDbid").orElse(0),
                section(object, GENERAL),
                section(object, "gvp.service-parameters"),
                section(object, "gvp.service-prerequisite"),
                section(object, "gvp.policy"),
                List.copyOf(dnis));
    }

    private void range(String text, CfgObject profile, List<DnisRange> to) {
        DnisRange.parse(text)
                .ifPresentOrElse(
                        to::add,
                        () -> warnings.accept("IVR profile " + profile.name() + ": \"" + text
                                + "\" is no number and no range such as [8000-8099]"));
    }

    /** Overlaps only warn (log id 20068); the single number, then the first range counts. */
    private void warnOfOverlaps(List<IvrProfile> profiles) {
        record Owned(DnisRange range, IvrProfile profile) {}
        List<Owned> ranges = profiles.stream()
                .flatMap(p -> p.dnis().stream().filter(r -> !r.isOne()).map(r -> new Owned(r, p)))
                .toList();
        for (int i = 0; i < ranges.size(); i++)
            for (Owned other : ranges.subList(i + 1, ranges.size())) {
                Owned one = ranges.get(i);
                if (one.profile().tenantDbid() == other.profile().tenantDbid()
                        && one.range().overlaps(other.range()))
                    warnings.accept("DNIS ranges " + one.range() + " of "
                            + one.profile().name() + " and " + other.range() + " of "
                            + other.profile().name() + " overlap");
            }
    }

    static Map<String, String> section(CfgObject object, String name) {
        Map<String, String> all = new LinkedHashMap<>(object.optionSection(name));
        all.putAll(object.annexSection(name));
        return all;
    }

    private static Map<Integer, CfgObject> byDbid(Collection<CfgObject> objects) {
        return objects.stream().collect(Collectors.toMap(CfgObject::dbid, o -> o, (a, b) -> a, LinkedHashMap::new));
    }
}
