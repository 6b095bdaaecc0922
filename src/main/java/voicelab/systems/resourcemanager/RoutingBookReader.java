package voicelab.systems.resourcemanager;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final Warnings warnings;
    private final PolicyReader policies;

    RoutingBookReader(Warnings warnings) {
        this.warnings = warnings;
        this.policies = new PolicyReader(warnings);
    }

    RoutingBook read(
            Collection<CfgObject> tenants,
            Collection<CfgObject> profiles,
            Collection<CfgObject> dns,
            Optional<CfgObject> own) {
        Map<Integer, CfgObject> tree = byDbid(tenants);
        Map<Integer, Tenant> read = new LinkedHashMap<>();
        for (CfgObject each : tenants) tenant(each, tree, read, 0);
        Map<Integer, CfgObject> numbers = byDbid(dns);
        List<IvrProfile> all = profiles.stream().map(p -> profile(p, numbers)).toList();
        warnOfOverlaps(all);
        RmOptions options = own.map(app -> RmOptions.read(app, warnings)).orElse(RmOptions.USUAL);
        return new RoutingBook(read.values(), all, options);
    }

    private Tenant tenant(CfgObject object, Map<Integer, CfgObject> tree, Map<Integer, Tenant> read, int depth) {
        Tenant known = read.get(object.dbid());
        if (known != null) return known;
        int parentDbid = object.number("parentTenantDbid").orElse(0);
        CfgObject above = parentDbid == object.dbid() ? null : tree.get(parentDbid);
        if (parentDbid != 0 && above == null && parentDbid != object.dbid())
            warnings.warn(RmLog.NO_PARENT, "parent " + parentDbid + " of tenant " + object.name() + " is missing");
        Tenant parent = above == null || depth > MAX_DEPTH ? null : tenant(above, tree, read, depth + 1);
        String path = (parent == null ? "" : parent.path() + ".") + object.dbid();
        Map<String, String> general = section(object, GENERAL);
        Tenant made = new Tenant(
                object.dbid(),
                object.name(),
                tenantKey(object.dbid()),
                path,
                aliases(object, general),
                general.getOrDefault("default-application", "").trim(),
                policies(object, parent, tree),
                parent);
        read.put(made.dbid(), made);
        return made;
    }

    /** Top of the tree first; a section for the child on the way down stands in for the same keys of its parent's own. */
    private List<PolicySection> policies(CfgObject object, Tenant parent, Map<Integer, CfgObject> tree) {
        Deque<CfgObject> chain = new ArrayDeque<>(List.of(object));
        for (Tenant t = parent; t != null; t = t.parent()) chain.push(tree.get(t.dbid()));
        List<PolicySection> all = new ArrayList<>();
        CfgObject[] down = chain.toArray(CfgObject[]::new);
        for (int i = 0; i < down.length; i++) {
            CfgObject child = i + 1 < down.length ? down[i + 1] : null;
            Map<String, String> forChild =
                    child == null ? Map.of() : section(down[i], PolicyReader.POLICY + "." + child.dbid());
            Map<String, String> policy = new LinkedHashMap<>(section(down[i], PolicyReader.POLICY));
            policy.keySet().removeAll(forChild.keySet());
            String whose = "tenant " + down[i].name();
            add(
                    all,
                    policies.read(
                            whose,
                            tenantKey(down[i].dbid()),
                            policy,
                            section(down[i], PolicyReader.DIALING),
                            section(down[i], PolicyReader.CALL_INFO)));
            if (child != null)
                add(
                        all,
                        policies.read(
                                whose + " for its child " + child.name(),
                                tenantKey(child.dbid()),
                                forChild,
                                Map.of(),
                                Map.of()));
        }
        return List.copyOf(all);
    }

    private static void add(List<PolicySection> all, PolicySection one) {
        if (!one.isEmpty()) all.add(one);
    }

    private static String tenantKey(int dbid) {
        return "tenant:" + dbid;
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
        String key = "profile:" + object.dbid();
        return new IvrProfile(
                object.dbid(),
                object.name(),
                key,
                object.number("tenantDbid").orElse(0),
                section(object, GENERAL),
                section(object, "gvp.service-parameters"),
                section(object, "gvp.service-prerequisite"),
                policies.read(
                        "IVR profile " + object.name(),
                        key,
                        section(object, PolicyReader.POLICY),
                        section(object, PolicyReader.DIALING),
                        section(object, PolicyReader.CALL_INFO)),
                List.copyOf(dnis));
    }

    private void range(String text, CfgObject profile, List<DnisRange> to) {
        DnisRange.parse(text)
                .ifPresentOrElse(
                        to::add,
                        () -> warnings.warn("IVR profile " + profile.name() + ": \"" + text
                                + "\" is no number, no range such as [8000-8099] and no prefix such as 45*"));
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
                    warnings.warn(
                            RmLog.RANGES_OVERLAP,
                            "DNIS ranges " + one.range() + " of "
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
