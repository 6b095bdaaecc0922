package voicelab.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import voicelab.fault.FaultSpec;
import voicelab.profile.Profile;
import voicelab.standin.Settings;

/**
 * A scenario as it was read and checked.
 *
 * @param name {@code first-call}
 * @param profile what has to run for it, with the scenario's own overrides
 * @param timeout for all steps together, in real time
 * @param vars as written; they may name each other in order
 * @param faults set before the first step
 */
public record Scenario(
        String name,
        String about,
        Profile profile,
        Duration timeout,
        Map<String, Settings> vars,
        List<FaultSpec> faults,
        List<PlannedStep> steps,
        ScenarioHome home) {

    /** Where it stands: the file's name, or the jar's path of a shipped one. */
    public String where() {
        return home.file();
    }
}
