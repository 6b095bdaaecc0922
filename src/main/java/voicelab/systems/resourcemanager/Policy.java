package voicelab.systems.resourcemanager;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What tenants (top of the tree first) and the profile allow, from their {@code gvp.policy} sections. A reject code is
 * configurable a policy, as the real one has it; the keys are ours: {@code <service-type>-allowed} ({@code true}) with {@code
 * <service-type>-forbidden-respcode} (403), {@code inbound-allowed} likewise for every service, {@code usage-limits} (calls at
 * once) with {@code usage-limit-exceeded-respcode} (480).
 */
final class Policy {
    private static final int FORBIDDEN = 403;
    private static final int BUSY = 480;

    private Policy() {}

    /** A call that is not let through. */
    record Refusal(int status, String why) {}

    /** @param running how many calls a tenant ({@code tenant:DBID}) or profile ({@code profile:DBID}) has now */
    static Optional<Refusal> check(ProfileChoice choice, MediaService service, ToIntFunction<String> running) {
        Deque<Tenant> chain = new ArrayDeque<>();
        for (Tenant t = choice.tenant(); t != null; t = t.parent()) chain.push(t);
        for (Tenant tenant : chain) {
            Optional<Refusal> no =
                    one(tenant.policy(), "tenant " + tenant.name(), service, running.applyAsInt(key(tenant)));
            if (no.isPresent()) return no;
        }
        IvrProfile profile = choice.profile();
        if (profile == null) return Optional.empty();
        return one(profile.policy(), "IVR profile " + profile.name(), service, running.applyAsInt(key(profile)));
    }

    static String key(Tenant tenant) {
        return "tenant:" + tenant.dbid();
    }

    static String key(IvrProfile profile) {
        return "profile:" + profile.dbid();
    }

    private static Optional<Refusal> one(Map<String, String> policy, String whose, MediaService service, int running) {
        if (policy.isEmpty()) return Optional.empty();
        for (String what : new String[] {"inbound", service.type()}) {
            if ("false"
                    .equalsIgnoreCase(
                            policy.getOrDefault(what + "-allowed", "true").trim())) {
                int status = status(policy, what + "-forbidden-respcode", FORBIDDEN);
                return Optional.of(new Refusal(status, whose + " does not allow " + what));
            }
        }
        int limit = number(policy.get("usage-limits"), Integer.MAX_VALUE);
        if (running < limit) return Optional.empty();
        int status = status(policy, "usage-limit-exceeded-respcode", BUSY);
        return Optional.of(new Refusal(status, whose + " has its " + limit + " calls"));
    }

    private static int status(Map<String, String> policy, String key, int fallback) {
        int status = number(policy.get(key), fallback);
        return status < 300 || status > 699 ? fallback : status;
    }

    private static int number(String text, int fallback) {
        return text != null && text.trim().matches("[0-9]{1,8}") ? Integer.parseInt(text.trim()) : fallback;
    }
}
