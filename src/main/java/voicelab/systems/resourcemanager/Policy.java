package voicelab.systems.resourcemanager;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What tenants, top of the tree first, and then the profile allow (facts 1.2 step 4): whether the direction and the service are
 * allowed, how many sessions and legs there may be at once, which callers may come and which numbers may be dialled. The first
 * that refuses says with which SIP code.
 *
 * <p>A tenant's {@code gvp.policy.<child-tenant-dbid>} counts for calls of that child and of those below it: its keys stand in for
 * the same keys of the tenant's own {@code gvp.policy}, and its limits count that child's calls only.
 */
final class Policy {
    private Policy() {}

    /**
     * A call that is not let through.
     *
     * @param alarm whether the policy wants it to be an error in the log
     */
    record Refusal(RespCode code, String why, boolean alarm) {}

    /** How many there are now. */
    interface Counts {
        /**
         * @param key a tenant's or profile's
         * @param slot see {@link Usage}
         */
        int now(String key, int slot);

        /** Legs of that kind in the session that the request belongs to. */
        int inSession(int slot);
    }

    /**
     * @param newSession whether the request would open a session
     * @param ani the caller's number
     */
    static Optional<Refusal> inbound(
            ProfileChoice choice, MediaService service, boolean newSession, String ani, Counts counts) {
        if (choice.tenant() != null)
            for (PolicySection each : choice.tenant().policies()) {
                Refusal no = inbound(each, service, newSession, ani, counts);
                if (no != null) return Optional.of(no);
            }
        if (choice.profile() == null) return Optional.empty();
        return Optional.ofNullable(inbound(choice.profile().policy(), service, newSession, ani, counts));
    }

    private static Refusal inbound(
            PolicySection policy, MediaService service, boolean newSession, String ani, Counts counts) {
        if (policy.isEmpty()) return null;
        Refusal no = allowed(policy, PolicySection.INBOUND);
        if (no == null) no = caller(policy, ani);
        if (no == null) no = allowed(policy, service.type());
        if (no == null && newSession) no = within(policy, PolicySection.SESSIONS, Usage.SESSIONS, "sessions", counts);
        if (no == null) no = within(policy, service.type(), Usage.of(service), service.type() + " legs", counts);
        return no;
    }

    /** Of a leg that a resource of ours opens towards the outside. */
    static Optional<Refusal> outbound(ProfileChoice choice, String number, Counts counts) {
        if (choice.tenant() != null)
            for (PolicySection each : choice.tenant().policies()) {
                Refusal no = outbound(each, number, counts);
                if (no != null) return Optional.of(no);
            }
        if (choice.profile() == null) return Optional.empty();
        return Optional.ofNullable(outbound(choice.profile().policy(), number, counts));
    }

    private static Refusal outbound(PolicySection policy, String number, Counts counts) {
        if (policy.isEmpty()) return null;
        Refusal no = allowed(policy, PolicySection.OUTBOUND);
        if (no == null) no = dialled(policy, number);
        if (no == null) no = within(policy, PolicySection.OUTBOUND, Usage.OUTBOUND, "outbound legs", counts);
        return no;
    }

    private static Refusal allowed(PolicySection policy, String word) {
        PolicyRule rule = policy.rules().get(word);
        if (rule == null || rule.allowed()) return null;
        return new Refusal(rule.forbidden(), policy.whose() + " does not allow " + word, rule.forbiddenAlarm());
    }

    private static Refusal within(PolicySection policy, String word, int slot, String what, Counts counts) {
        PolicyRule rule = policy.rules().get(word);
        if (rule == null) return null;
        boolean full = rule.limit() != PolicyRule.NO_LIMIT && counts.now(policy.key(), slot) >= rule.limit();
        if (full) return exceeded(policy, rule, "its " + rule.limit() + " " + what);
        boolean fullHere = rule.perSession() != PolicyRule.NO_LIMIT && counts.inSession(slot) >= rule.perSession();
        return fullHere ? exceeded(policy, rule, "its " + rule.perSession() + " " + what + " in one session") : null;
    }

    private static Refusal exceeded(PolicySection policy, PolicyRule rule, String what) {
        return new Refusal(rule.exceeded(), policy.whose() + " has " + what, rule.exceededAlarm());
    }

    private static Refusal caller(PolicySection policy, String ani) {
        Optional<String> rule = policy.callers().refuses(ani);
        if (rule.isEmpty()) return null;
        String why = policy.whose() + " takes no calls from " + ani + " (call-info " + rule.get() + ")";
        return new Refusal(policy.callers().respCode(), why, false);
    }

    private static Refusal dialled(PolicySection policy, String number) {
        Optional<String> rule = policy.dialing().refuses(number);
        if (rule.isEmpty()) return null;
        String why = policy.whose() + " does not let " + number + " be dialled (dialing-rules " + rule.get() + ")";
        return new Refusal(policy.dialing().respCode(), why, false);
    }

    /** What a resource must be able to do for this service. */
    static Capabilities asked(ProfileChoice choice, MediaService service) {
        Capabilities sum = Capabilities.NONE;
        for (PolicySection each : sections(choice)) {
            PolicyRule rule = each.rules().get(service.type());
            if (rule != null) sum = sum.and(rule.asks());
        }
        return sum;
    }

    /** Parameters of the request URI that tell the media platform of policies; what is nearer to the profile counts. */
    static Map<String, String> passedOn(ProfileChoice choice) {
        Map<String, String> sum = null;
        for (PolicySection each : sections(choice)) {
            if (each.passedOn().isEmpty()) continue;
            if (sum == null) sum = new LinkedHashMap<>();
            sum.putAll(each.passedOn());
        }
        return sum == null ? Map.of() : sum;
    }

    private static List<PolicySection> sections(ProfileChoice choice) {
        List<PolicySection> tenants =
                choice.tenant() == null ? List.of() : choice.tenant().policies();
        PolicySection own = choice.profile() == null ? null : choice.profile().policy();
        if (own == null || own.isEmpty()) return tenants;
        if (tenants.isEmpty()) return List.of(own);
        List<PolicySection> all = new java.util.ArrayList<>(tenants);
        all.add(own);
        return all;
    }
}
