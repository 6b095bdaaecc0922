package voicelab.systems.resourcemanager;

import java.util.List;
import java.util.Map;

/**
 * An IVR profile as routing sees it.
 *
 * @param general section {@code gvp.general}
 * @param parameters section {@code gvp.service-parameters}
 * @param prerequisite section {@code gvp.service-prerequisite}: the initial page
 * @param policy section {@code gvp.policy}
 * @param dnis the numbers that lead here
 */
record IvrProfile(
        int dbid,
        String name,
        int tenantDbid,
        Map<String, String> general,
        Map<String, String> parameters,
        Map<String, String> prerequisite,
        Map<String, String> policy,
        List<DnisRange> dnis) {}
