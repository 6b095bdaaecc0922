package voicelab.systems.resourcemanager;

import java.util.List;
import java.util.Map;

/**
 * An IVR profile as routing sees it.
 *
 * @param key what its calls are counted under
 * @param general section {@code gvp.general}
 * @param parameters section {@code gvp.service-parameters}
 * @param prerequisite section {@code gvp.service-prerequisite}: the initial page
 * @param policy what bounds its calls, besides its tenants' policies
 * @param dnis the numbers that lead here
 */
record IvrProfile(
        int dbid,
        String name,
        String key,
        int tenantDbid,
        Map<String, String> general,
        Map<String, String> parameters,
        Map<String, String> prerequisite,
        PolicySection policy,
        List<DnisRange> dnis) {}
