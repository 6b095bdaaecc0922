package voicelab.systems.resourcemanager;

import java.util.Map;

/**
 * The sections {@code gvp.policy}, {@code gvp.policy.dialing-rules} and {@code gvp.policy.call-info} of a tenant or profile, or a
 * tenant's {@code gvp.policy.<child-tenant-dbid>} sections, read. Immutable.
 *
 * @param whose for people: {@code tenant Bank}, {@code tenant Environment for its child Bank}
 * @param key whose calls count for the limits
 * @param rules by word; a word that the section does not name has none
 * @param passedOn what the application is told of, as parameters of the request URI
 * @param dialing which numbers outbound calls may dial
 * @param callers which callers inbound calls may come from
 */
record PolicySection(
        String whose,
        String key,
        Map<String, PolicyRule> rules,
        Map<String, String> passedOn,
        NumberRules dialing,
        NumberRules callers) {
    /** The word of the sessions as such: {@code usage-limits}. */
    static final String SESSIONS = "";

    static final String INBOUND = "inbound";
    static final String OUTBOUND = "outbound-call";

    boolean isEmpty() {
        return rules.isEmpty() && passedOn.isEmpty() && dialing.isEmpty() && callers.isEmpty();
    }
}
