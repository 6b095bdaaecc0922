package voicelab.systems.resourcemanager;

import java.util.Map;
import java.util.Set;

/**
 * A tenant as routing sees it.
 *
 * @param path dotted DBIDs from the top of the tenant tree down to it
 * @param aliases what {@code gvp-tenant-id} may call it: name, DBID, contact-center id
 * @param defaultApplication name or DBID of the profile for calls that map to none; empty for none
 * @param policy section {@code gvp.policy}
 * @param parent null at the top
 */
record Tenant(
        int dbid,
        String name,
        String path,
        Set<String> aliases,
        String defaultApplication,
        Map<String, String> policy,
        Tenant parent) {}
