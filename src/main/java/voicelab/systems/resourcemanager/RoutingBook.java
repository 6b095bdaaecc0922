package voicelab.systems.resourcemanager;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tenants, profiles and numbers as the configuration has them at one moment. Immutable; a change makes a new book. */
final class RoutingBook {
    static final RoutingBook EMPTY = new RoutingBook(List.of(), List.of());

    private record Range(DnisRange range, IvrProfile profile) {}

    private final Map<Integer, Tenant> tenants = new LinkedHashMap<>();
    private final Map<String, Tenant> aliases = new HashMap<>();
    private final Map<Integer, IvrProfile> profiles = new LinkedHashMap<>();
    private final Map<Integer, Map<String, IvrProfile>> numbers = new HashMap<>();
    private final Map<Integer, List<Range>> ranges = new HashMap<>();

    RoutingBook(Collection<Tenant> tenants, Collection<IvrProfile> profiles) {
        for (Tenant tenant : tenants) {
            this.tenants.put(tenant.dbid(), tenant);
            tenant.aliases().forEach(alias -> aliases.putIfAbsent(alias, tenant));
        }
        for (IvrProfile profile : profiles) {
            this.profiles.put(profile.dbid(), profile);
            for (DnisRange range : profile.dnis()) enter(range, profile);
        }
    }

    private void enter(DnisRange range, IvrProfile profile) {
        int tenant = profile.tenantDbid();
        if (range.isOne()) numbers.computeIfAbsent(tenant, t -> new HashMap<>()).putIfAbsent(range.first(), profile);
        else ranges.computeIfAbsent(tenant, t -> new java.util.ArrayList<>()).add(new Range(range, profile));
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
        return profiles.values().stream()
                .filter(p -> tenant == null || p.tenantDbid() == tenant.dbid())
                .filter(p -> p.name().equals(nameOrDbid)
                        || Integer.toString(p.dbid()).equals(nameOrDbid))
                .findFirst();
    }

    /** The profile that a dialled number leads to; a single number goes before a range. Null tenant: any, lowest DBID first. */
    Optional<IvrProfile> dialled(Tenant tenant, String dnis) {
        if (tenant != null) return dialledIn(tenant.dbid(), dnis);
        return tenants.keySet().stream()
                .sorted()
                .flatMap(dbid -> dialledIn(dbid, dnis).stream())
                .findFirst();
    }

    private Optional<IvrProfile> dialledIn(int tenant, String dnis) {
        IvrProfile exact = numbers.getOrDefault(tenant, Map.of()).get(dnis);
        if (exact != null) return Optional.of(exact);
        return ranges.getOrDefault(tenant, List.of()).stream()
                .filter(each -> each.range().contains(dnis))
                .map(Range::profile)
                .findFirst();
    }

    Optional<IvrProfile> defaultOf(Tenant tenant) {
        return tenant == null ? Optional.empty() : profile(tenant, tenant.defaultApplication());
    }

    @Override
    public String toString() {
        return tenants.size() + " tenants, " + profiles.size() + " IVR profiles";
    }
}
