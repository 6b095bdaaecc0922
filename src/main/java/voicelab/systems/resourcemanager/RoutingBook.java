package voicelab.systems.resourcemanager;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tenants, profiles, numbers and this proxy's own options as the configuration has them at one moment. Immutable; a change makes
 * a new book. A look-up is by hash but for ranges, of which each tenant has a few.
 */
final class RoutingBook {
    static final RoutingBook EMPTY = new RoutingBook(List.of(), List.of(), RmOptions.USUAL);
    private static final int ANY = 0;
    private static final int NOBODY = -1;

    private record Range(DnisRange range, IvrProfile profile) {}

    private final RmOptions options;
    private final Map<Integer, Tenant> tenants = new LinkedHashMap<>();
    private final List<Tenant> byDbid;
    private final Map<String, Tenant> aliases = new HashMap<>();
    private final Map<Integer, IvrProfile> profiles = new LinkedHashMap<>();
    private final Map<Integer, Map<String, IvrProfile>> named = new HashMap<>();
    private final Map<Integer, Map<String, IvrProfile>> numbers = new HashMap<>();
    private final Map<Integer, List<Range>> ranges = new HashMap<>();
    private final Map<Integer, List<IvrProfile>> recorders = new HashMap<>();
    private final Tenant onlyWithDefault;

    RoutingBook(Collection<Tenant> tenants, Collection<IvrProfile> profiles, RmOptions options) {
        this.options = options;
        for (Tenant tenant : tenants) {
            this.tenants.put(tenant.dbid(), tenant);
            tenant.aliases().forEach(alias -> aliases.putIfAbsent(alias, tenant));
        }
        byDbid = tenants.stream().sorted(Comparator.comparingInt(Tenant::dbid)).toList();
        for (IvrProfile profile : profiles) enter(profile);
        List<Tenant> with =
                tenants.stream().filter(t -> defaultOf(t).isPresent()).toList();
        onlyWithDefault = with.size() == 1 ? with.get(0) : null;
    }

    private void enter(IvrProfile profile) {
        profiles.put(profile.dbid(), profile);
        for (int tenant : Set.of(ANY, profile.tenantDbid() < 1 ? NOBODY : profile.tenantDbid())) {
            Map<String, IvrProfile> names = named.computeIfAbsent(tenant, t -> new HashMap<>());
            names.putIfAbsent(profile.name(), profile);
            names.putIfAbsent(Integer.toString(profile.dbid()), profile);
            if (MediaService.isRecord(profile.general().getOrDefault("service-type", "")))
                recorders.computeIfAbsent(tenant, t -> new ArrayList<>()).add(profile);
        }
        for (DnisRange range : profile.dnis()) enter(range, profile);
    }

    private void enter(DnisRange range, IvrProfile profile) {
        int tenant = profile.tenantDbid();
        if (range.isOne()) numbers.computeIfAbsent(tenant, t -> new HashMap<>()).putIfAbsent(range.first(), profile);
        else ranges.computeIfAbsent(tenant, t -> new ArrayList<>()).add(new Range(range, profile));
    }

    RmOptions options() {
        return options;
    }

    Collection<Tenant> tenants() {
        return tenants.values();
    }

    Collection<IvrProfile> profiles() {
        return profiles.values();
    }

    Optional<Tenant> tenant(int dbid) {
        return Optional.ofNullable(tenants.get(dbid));
    }

    /** By what {@code gvp-tenant-id} may call it. */
    Optional<Tenant> tenantCalled(String alias) {
        return Optional.ofNullable(aliases.get(alias));
    }

    /** By name, or by DBID where the word is a number; within the tenant, or in any when {@code tenant} is null. */
    Optional<IvrProfile> profile(Tenant tenant, String nameOrDbid) {
        if (nameOrDbid.isEmpty()) return Optional.empty();
        return Optional.ofNullable(named.getOrDefault(tenant == null ? ANY : tenant.dbid(), Map.of())
                .get(nameOrDbid));
    }

    /** The profiles for recording: {@code gvp.general} / {@code service-type} is {@code record}. */
    List<IvrProfile> recorders(Tenant tenant) {
        return recorders.getOrDefault(tenant == null ? ANY : tenant.dbid(), List.of());
    }

    /** The profile that a dialled number leads to; a single number goes before a range. Null tenant: any, lowest DBID first. */
    Optional<IvrProfile> dialled(Tenant tenant, String dnis) {
        if (tenant != null) return Optional.ofNullable(dialledIn(tenant.dbid(), dnis));
        for (Tenant each : byDbid) {
            IvrProfile found = dialledIn(each.dbid(), dnis);
            if (found != null) return Optional.of(found);
        }
        return Optional.empty();
    }

    private IvrProfile dialledIn(int tenant, String dnis) {
        Map<String, IvrProfile> exact = numbers.get(tenant);
        IvrProfile found = exact == null ? null : exact.get(dnis);
        if (found != null) return found;
        for (Range each : ranges.getOrDefault(tenant, List.of()))
            if (each.range().contains(dnis)) return each.profile();
        return null;
    }

    Optional<IvrProfile> defaultOf(Tenant tenant) {
        return tenant == null ? Optional.empty() : profile(tenant, tenant.defaultApplication());
    }

    /** The one tenant that has a default application; null where none or several have. */
    Tenant onlyWithDefault() {
        return onlyWithDefault;
    }

    @Override
    public String toString() {
        return tenants.size() + " tenants, " + profiles.size() + " IVR profiles";
    }
}
