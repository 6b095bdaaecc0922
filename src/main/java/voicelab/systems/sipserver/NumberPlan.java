package voicelab.systems.sipserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.map.SystemId;
import voicelab.standin.Settings;

/** Which system a dialled number leads to, when it is no registered phone's; the first pattern that fits counts. */
record NumberPlan(List<Entry> entries) {
    /** The word for the media platform, reached through its Resource Managers. */
    static final String GVP = "gvp";

    static final SystemId RESOURCE_MANAGER = new SystemId("resource-manager");

    /** Conferences. */
    static final SystemId MCU = new SystemId("mcu");

    static final NumberPlan DEFAULT = new NumberPlan(
            List.of(new Entry(new NumberPattern("8*"), RESOURCE_MANAGER), new Entry(new NumberPattern("91*"), MCU)));

    record Entry(NumberPattern pattern, SystemId target) {}

    /** A mapping of patterns to {@code gvp} or a system's id. */
    static NumberPlan read(Settings s) {
        List<Entry> entries = new ArrayList<>();
        s.mapping().forEach((pattern, target) -> {
            if (!NumberPattern.isPattern(pattern))
                throw target.fault("a number pattern is wanted such as 8xxx or 80*, not \"" + pattern + "\"");
            String to = target.text().trim();
            entries.add(new Entry(new NumberPattern(pattern), to.equals(GVP) ? RESOURCE_MANAGER : new SystemId(to)));
        });
        return new NumberPlan(List.copyOf(entries));
    }

    Optional<SystemId> target(String number) {
        return entries.stream()
                .filter(entry -> entry.pattern().fits(number))
                .map(Entry::target)
                .findFirst();
    }
}
