package voicelab.systems.servicediscovery;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.protocols.frames.KvList;

/**
 * Gives each tenant what it must have: the object itself when a file names it, five IVR profiles, a transaction. What is there
 * is left as it is, but for the two values that the tenant's file says.
 */
record TenantSync(ConfigBook book, String initialPage) {
    private static final String TRANSACTION = "hybrid_integration";
    private static final String GENERAL = "gvp.general";
    private static final String APPLICATION = "default-application";
    private static final String CCID = "gws-ccid"; // where the real one keeps it is not public
    private static final int DELETED = 3;

    /** Name and service type. */
    private static final List<String[]> PROFILES = List.of(
            new String[] {TenantEntry.USUAL_APPLICATION, "voicexml"},
            new String[] {"conference", "conference"},
            new String[] {"cpd", "cpd"},
            new String[] {"record", "record"},
            new String[] {"media", "media"});

    /** @return every tenant that there is now, by its key; those that could not be read as one are left out */
    Map<String, TenantEntry> match(Map<String, TenantEntry> wanted, Outcome outcome) throws IOException {
        Map<String, CfgObject> there = tenants();
        boolean some = false;
        for (TenantEntry each : wanted.values()) {
            CfgObject tenant = there.get(each.name());
            if (tenant != null && isAsWanted(tenant, each)) continue;
            some = true;
            outcome.attempt("tenant " + each.name(), () -> bring(tenant, each, outcome));
        }
        if (some) there = tenants();
        Set<String> owned = owned(CfgType.GVP_IVR_PROFILE);
        owned.addAll(owned(CfgType.TRANSACTION));
        Map<String, TenantEntry> all = new LinkedHashMap<>();
        for (CfgObject tenant : there.values()) {
            outcome.attempt("tenant " + tenant.name(), () -> furnish(tenant, owned, outcome));
            try {
                TenantEntry entry = entry(tenant, wanted.get(tenant.name()));
                TenantEntry other = all.putIfAbsent(entry.key(), entry);
                if (other != null) throw new IOException("has the key of tenant " + other.name());
            } catch (IOException e) {
                outcome.trouble("tenant " + tenant.name() + ": " + e.getMessage());
            }
        }
        return all;
    }

    private Map<String, CfgObject> tenants() throws IOException {
        Map<String, CfgObject> tenants = new LinkedHashMap<>();
        for (CfgObject tenant : book.read(CfgType.TENANT, ConfigFilter.ALL))
            if (tenant.number(CfgObject.STATE).orElse(1) != DELETED) tenants.put(tenant.name(), tenant);
        return tenants;
    }

    private static boolean isAsWanted(CfgObject tenant, TenantEntry wanted) {
        Map<String, String> general = tenant.annexSection(GENERAL);
        return wanted.defaultApplication().equals(general.get(APPLICATION))
                && wanted.ccid().equals(general.getOrDefault(CCID, ""));
    }

    private void bring(CfgObject tenant, TenantEntry wanted, Outcome outcome) throws IOException {
        Map<String, Map<String, String>> annex =
                Map.of(GENERAL, Map.of(APPLICATION, wanted.defaultApplication(), CCID, wanted.ccid()));
        if (tenant == null)
            book.create(CfgObject.named(CfgType.TENANT, wanted.name()).withUserProperties(KvList.ofSections(annex)));
        else book.update(CfgDelta.of(CfgType.TENANT, tenant.dbid()).changeProperties(annex));
        if (tenant == null) outcome.added(wanted.name());
        else outcome.changed(wanted.name());
    }

    private void furnish(CfgObject tenant, Set<String> owned, Outcome outcome) throws IOException {
        String note = "made by Service Discovery for tenant " + tenant.name();
        for (String[] each : PROFILES) {
            if (owned.contains(owned(CfgType.GVP_IVR_PROFILE, tenant.dbid(), each[0]))) continue;
            book.create(CfgObject.named(CfgType.GVP_IVR_PROFILE, each[0])
                    .with("displayName", each[0])
                    .with("description", note)
                    .with(CfgObject.TENANT_DBID, tenant.dbid())
                    .withUserProperties(KvList.ofSections(sections(each[0], each[1]))));
            outcome.added(tenant.name() + "/" + each[0]);
        }
        if (owned.contains(owned(CfgType.TRANSACTION, tenant.dbid(), TRANSACTION))) return;
        book.create(CfgObject.named(CfgType.TRANSACTION, TRANSACTION)
                .with(CfgObject.TENANT_DBID, tenant.dbid())
                .with("type", "List")
                .with("description", note));
        outcome.added(tenant.name() + "/" + TRANSACTION);
    }

    private Map<String, Map<String, String>> sections(String profile, String serviceType) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        sections.put(GENERAL, Map.of("service-type", serviceType));
        if (profile.equals(TenantEntry.USUAL_APPLICATION) && !initialPage.isEmpty())
            sections.put("gvp.service-prerequisite", Map.of("initial-page-url", initialPage));
        return sections;
    }

    private Set<String> owned(CfgType type) throws IOException {
        Set<String> owned = new HashSet<>();
        for (CfgObject each : book.read(type, ConfigFilter.ALL)) owned.add(owned(type, each.tenantDbid(), each.name()));
        return owned;
    }

    private static String owned(CfgType type, int tenant, String name) {
        return type + "/" + tenant + "/" + name;
    }

    private static TenantEntry entry(CfgObject tenant, TenantEntry wanted) throws IOException {
        Map<String, String> general = tenant.annexSection(GENERAL);
        return TenantEntry.of(
                tenant.name(),
                wanted == null ? "" : wanted.id(),
                general.getOrDefault(CCID, ""),
                general.getOrDefault(APPLICATION, ""),
                wanted == null || wanted.provisioned());
    }
}
