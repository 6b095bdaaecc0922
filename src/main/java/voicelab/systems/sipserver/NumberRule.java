package voicelab.systems.sipserver;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import voicelab.map.SystemId;
import voicelab.standin.Settings;

/**
 * What becomes of calls to the numbers of one pattern: a simple routing strategy. Of {@code to}, {@code system}, {@code refuse}
 * and {@code redirect} one at most is said; without any the number stays what it is (a phone, say) and gets {@code ring} and
 * {@code divert}.
 *
 * @param to the number that is called instead: a DN, a routing point, or a number of the media platform
 * @param system the system that takes the number as it was dialled
 * @param refuse a final status from 400 to 699; 0 for none
 * @param redirect a number or SIP URI for the Contact of a 302; empty for none
 * @param ring how long it may ring; zero for as long as the caller likes
 * @param divert where the call goes when nobody picks up in time, or it is busy or away; empty for nowhere
 */
record NumberRule(
        NumberPattern pattern,
        String to,
        Optional<SystemId> system,
        int refuse,
        String redirect,
        Duration ring,
        String divert) {
    static final Set<String> KEYS = Set.of("to", "system", "refuse", "redirect", "ring", "divert");
    static final Duration LONGEST_RING = Duration.ofMinutes(10);
    private static final int LEAST_STATUS = 400;
    private static final int MOST_STATUS = 699;
    private static final String DIALLED = "[0-9A-Za-z*#+._-]{1,64}";
    private static final String TARGET = "[0-9A-Za-z*#+._%@:;=-]{1,200}";

    /** A number that leads to a system and does no more. */
    static NumberRule plain(String pattern, SystemId system) {
        return new NumberRule(new NumberPattern(pattern), "", Optional.of(system), 0, "", Duration.ZERO, "");
    }

    /** {@code 8*: gvp}, or a mapping of the keys above. */
    static NumberRule read(String pattern, Settings s) {
        if (!NumberPattern.isPattern(pattern))
            throw s.fault("a number pattern is wanted such as 8xxx or 80*, not \"" + pattern + "\"");
        if (!s.isMapping()) return plain(pattern, system(s.text().trim()));
        s.only(KEYS);
        NumberRule rule = new NumberRule(
                new NumberPattern(pattern),
                s.text("to", ""),
                s.get("system").map(Settings::text).map(String::trim).map(NumberRule::system),
                s.number("refuse", 0),
                s.text("redirect", ""),
                s.duration("ring", Duration.ZERO),
                s.text("divert", ""));
        rule.problem().ifPresent(problem -> {
            throw s.fault(problem);
        });
        return rule;
    }

    static SystemId system(String word) {
        return word.equals(NumberPlan.GVP) ? NumberPlan.RESOURCE_MANAGER : new SystemId(word);
    }

    /** What is wrong with it, in a sentence. */
    Optional<String> problem() {
        int targets = (to.isEmpty() ? 0 : 1)
                + (system.isPresent() ? 1 : 0)
                + (refuse == 0 ? 0 : 1)
                + (redirect.isEmpty() ? 0 : 1);
        if (targets > 1) return Optional.of("say one of to, system, refuse and redirect");
        if (refuse != 0 && (refuse < LEAST_STATUS || refuse > MOST_STATUS))
            return Optional.of("refuse is a final status from 400 to 699");
        if (!to.isEmpty() && !to.matches(DIALLED)) return Optional.of("to is no number");
        if (!divert.isEmpty() && !divert.matches(DIALLED)) return Optional.of("divert is no number");
        if (!redirect.isEmpty() && !redirect.matches(TARGET)) return Optional.of("redirect is no number or SIP URI");
        if (ring.isNegative() || ring.compareTo(LONGEST_RING) > 0) return Optional.of("ring is at most 10m");
        if (!ring.isZero() && divert.isEmpty() && targets == 0)
            return Optional.of("ring alone does nothing: add divert");
        return Optional.empty();
    }

    /** Whether it says more than which system takes the number: then it counts before a registered phone. */
    boolean isStrategy() {
        return system.isEmpty() || !ring.isZero() || !divert.isEmpty();
    }
}
