package voicelab.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.map.ConnectionMap;
import voicelab.profile.Nearest;
import voicelab.standin.Settings;

/** Reads steps strictly: an unknown word, key, call or variable is an error with file, line and what is known. */
final class StepReader {
    /** Steps of one file, inner ones too. */
    static final int MAX_STEPS = 1_000;

    /** {@code repeat} within {@code repeat}. */
    static final int MAX_DEPTH = 3;

    private final ValueCheck values;
    private final KnownNames known;
    private int count;

    StepReader(ConnectionMap map, KnownNames known) {
        this.values = new ValueCheck(map);
        this.known = known;
    }

    List<PlannedStep> steps(Settings list) {
        return steps(list, 0);
    }

    private List<PlannedStep> steps(Settings list, int depth) {
        if (depth > MAX_DEPTH) throw list.fault("repeat stands in at most " + (MAX_DEPTH - 1) + " others");
        if (!list.isList()) throw list.fault("a list of steps is wanted (- do: call, - expect: answer, ...)");
        List<PlannedStep> steps = new ArrayList<>();
        for (Settings node : list.list()) steps.add(step(node, depth));
        if (steps.isEmpty()) throw list.fault("there are no steps here");
        return List.copyOf(steps);
    }

    private PlannedStep step(Settings node, int depth) {
        if (++count > MAX_STEPS) throw node.fault("more than " + MAX_STEPS + " steps in one file");
        Word word = word(node);
        Map<String, Settings> arguments = new LinkedHashMap<>();
        for (Map.Entry<String, Settings> e : node.mapping().entrySet()) {
            if (e.getKey().equals(word.head()) && !word.standsAlone()) continue;
            Key key = word.key(e.getKey()).orElseThrow(() -> unknownKey(word, e.getKey(), e.getValue()));
            values.check(key, e.getValue());
            arguments.put(key.name(), e.getValue());
        }
        for (Key key : word.keys())
            if (key.needed() && !arguments.containsKey(key.name()))
                throw node.fault(word.title() + " wants " + key.name() + " (" + key.about() + ")");
        uses(word, arguments);
        names(word, arguments);
        Settings inner = arguments.remove(RepeatSteps.STEPS);
        List<PlannedStep> steps = inner == null ? List.of() : steps(inner, depth + 1);
        return new PlannedStep(word, node.where(), arguments, steps);
    }

    private static Word word(Settings node) {
        if (!node.isMapping()) throw node.fault("a step is wanted such as \"do: call\", not \"" + node.text() + "\"");
        List<String> found =
                Words.heads().stream().filter(node.mapping()::containsKey).toList();
        if (found.size() != 1) {
            String has = String.join(", ", node.mapping().keySet());
            throw node.fault("a step has one of " + String.join(", ", Words.heads()) + "; this one has " + has);
        }
        String head = found.get(0);
        List<String> under = Words.under(head);
        if (under.contains(head)) return Words.find(head, head).orElseThrow();
        Settings name = node.get(head).orElseThrow();
        return Words.find(head, name.text())
                .orElseThrow(() -> name.fault("unknown step \"" + head + ": " + name.text() + "\"; known are "
                        + String.join(", ", under) + Nearest.hint(name.text(), under)));
    }

    private static RuntimeException unknownKey(Word word, String key, Settings value) {
        List<String> known = word.keys().stream().map(Key::name).toList();
        return value.fault("unknown key \"" + key + "\" of " + word.title() + "; known are " + String.join(", ", known)
                + Nearest.hint(key, known));
    }

    /** What the step refers to has to be known before it. */
    private void uses(Word word, Map<String, Settings> arguments) {
        arguments.forEach((name, value) -> {
            KeyType type = word.key(name).orElseThrow().type();
            if (type == KeyType.CALL) known.needCall(value);
            else if (type != KeyType.STEPS) known.needVariables(value);
        });
    }

    /** What the step gives a name is known after it, and within it. */
    private void names(Word word, Map<String, Settings> arguments) {
        if (arguments.containsKey(RepeatSteps.STEPS)) known.variable(Variables.ROUND, arguments.get(RepeatSteps.STEPS));
        arguments.forEach((name, value) -> {
            switch (word.key(name).orElseThrow().type()) {
                case NEW_CALL -> known.call(value);
                case NEW_VARIABLE -> known.variable(value);
                case SAVES -> value.mapping().forEach(known::variable);
                default -> {}
            }
        });
    }
}
