package voicelab.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import voicelab.fault.FaultSpec;
import voicelab.fault.FaultSyntax;
import voicelab.faultsyntax.FaultParser;
import voicelab.map.ConnectionMap;
import voicelab.profile.Profile;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

/** Reads a scenario strictly; every complaint names file and line. */
final class ScenarioReader {
    static final Set<String> KEYS = Set.of(
            "scenario", "about", "profile", "replace", "without", "systems", "timeout", "vars", "faults", "steps");
    static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);
    static final Duration MAX_TIMEOUT = Duration.ofHours(1);
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MAX_VARS = 200;

    private final ConnectionMap map;

    ScenarioReader(ConnectionMap map) {
        this.map = map;
    }

    /** @param profile in place of the one that the file names */
    Scenario read(Settings root, ScenarioHome home, Optional<String> profile) {
        root.only(KEYS);
        Settings name = root.get("scenario").orElseThrow(() -> root.fault("has no name (scenario: my-call)"));
        if (!NAME.matcher(name.text()).matches())
            throw name.fault("a name is of small letters, digits and -, not \"" + name.text() + "\"");
        Profile chosen = new ScenarioProfile(map).read(root, home, profile);
        KnownNames known = new KnownNames();
        Map<String, Settings> vars = vars(root.section("vars"), known);
        List<FaultSpec> faults = faults(root);
        Settings steps = root.get("steps").orElseThrow(() -> root.fault("has no steps"));
        return new Scenario(
                name.text(),
                root.text("about", ""),
                chosen,
                timeout(root),
                vars,
                faults,
                new StepReader(map, known).steps(steps),
                home);
    }

    private static Map<String, Settings> vars(Settings vars, KnownNames known) {
        if (vars.mapping().size() > MAX_VARS) throw vars.fault("more than " + MAX_VARS + " variables");
        vars.mapping().forEach((name, value) -> {
            value.text();
            known.needVariables(value);
            known.variable(name, value);
        });
        return vars.mapping();
    }

    private List<FaultSpec> faults(Settings root) {
        FaultParser parser = new FaultParser(map);
        List<FaultSpec> faults = new ArrayList<>();
        for (Settings fault : root.get("faults").map(Settings::list).orElse(List.of())) {
            try {
                faults.add(parser.parse(fault.text()));
            } catch (FaultSyntax e) {
                throw fault.fault(e.getMessage());
            }
        }
        return faults;
    }

    private static Duration timeout(Settings root) throws SettingFault {
        Duration timeout = root.duration("timeout", USUAL_TIMEOUT);
        if (timeout.isZero() || timeout.compareTo(MAX_TIMEOUT) > 0)
            throw root.get("timeout").orElse(root).fault("a timeout is more than 0 and at most 1h");
        return timeout;
    }
}
