package voicelab.systems.resourcemanager;

import java.util.List;
import java.util.Set;

/**
 * A tenant as routing sees it.
 *
 * @param key what its calls are counted under
 * @param path dotted DBIDs from the top of the tenant tree down to it
 * @param aliases what {@code gvp-tenant-id} may call it: name, DBID, contact-center id
 * @param defaultApplication name or DBID of the profile for calls that map to none; empty for none
 * @param policies what bounds its calls, in the order in which it is asked: top of the tree first
 * @param parent null at the top
 */
record Tenant(
        int dbid,
        String name,
        String key,
        String path,
        Set<String> aliases,
        String defaultApplication,
        List<PolicySection> policies,
        Tenant parent) {}
