package voicelab.systems.sipserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.map.SystemId;
import voicelab.standin.Settings;

/** What becomes of dialled numbers; the first pattern that fits counts. Immutable. */
record NumberPlan(List<NumberRule> rules) {
    /** The word for the media platform, reached through its Resource Managers. */
    static final String GVP = "gvp";

    static final SystemId RESOURCE_MANAGER = new SystemId("resource-manager");

    /** Conferences. */
    static final SystemId MCU = new SystemId("mcu");

    static final NumberPlan DEFAULT =
            new NumberPlan(List.of(NumberRule.plain("8*", RESOURCE_MANAGER), NumberRule.plain("91*", MCU)));

    /** A mapping of patterns to {@code gvp}, a system's id or a strategy; strategies alone are added to the usual numbers. */
    static NumberPlan read(Settings s) {
        List<NumberRule> rules = new ArrayList<>();
        s.mapping().forEach((pattern, target) -> rules.add(NumberRule.read(pattern, target)));
        if (rules.stream().allMatch(NumberRule::isStrategy)) rules.addAll(DEFAULT.rules());
        return new NumberPlan(List.copyOf(rules));
    }

    Optional<NumberRule> rule(String number) {
        return rules.stream().filter(rule -> rule.pattern().fits(number)).findFirst();
    }

    /** The system that takes a number; empty for one that no system takes. */
    Optional<SystemId> target(String number) {
        return rule(number).flatMap(NumberRule::system);
    }

    /** The same with a rule more, which counts first; one of that very pattern is replaced. */
    NumberPlan with(NumberRule rule) {
        List<NumberRule> more = new ArrayList<>(without(rule.pattern()).rules());
        more.add(0, rule);
        return new NumberPlan(List.copyOf(more));
    }

    NumberPlan without(NumberPattern pattern) {
        return new NumberPlan(
                rules.stream().filter(rule -> !rule.pattern().equals(pattern)).toList());
    }
}
