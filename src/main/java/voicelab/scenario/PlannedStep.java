package voicelab.scenario;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import voicelab.standin.Settings;

/**
 * A step as it was read.
 *
 * @param where {@code first-call.yml:12}
 * @param arguments as written, by key; the inner steps of {@code repeat} are in {@code inner}
 */
record PlannedStep(Word word, String where, Map<String, Settings> arguments, List<PlannedStep> inner) {
    private static final int MAX_TITLE = 110;

    /** One line for progress and reports: {@code do: call from sip-endpoint to 8001}. */
    String title(Variables variables) {
        String rest = arguments.entrySet().stream()
                .map(e -> (word.standsAlone() ? "" : e.getKey() + " ") + shown(e.getValue(), variables))
                .collect(Collectors.joining(" "));
        String title = word.title() + " " + rest;
        return title.length() <= MAX_TITLE ? title.strip() : title.substring(0, MAX_TITLE - 3) + "...";
    }

    private static String shown(Settings value, Variables variables) {
        if (value.isMapping())
            return value.mapping().entrySet().stream()
                    .map(e -> e.getKey() + "=" + variables.shown(e.getValue().text()))
                    .collect(Collectors.joining(", "));
        if (value.isList())
            return value.list().stream().map(v -> variables.shown(v.text())).collect(Collectors.joining(", "));
        return variables.shown(value.text());
    }
}
