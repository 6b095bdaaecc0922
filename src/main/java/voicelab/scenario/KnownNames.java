package voicelab.scenario;

import java.util.LinkedHashSet;
import java.util.Set;
import voicelab.profile.Nearest;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

/** What may be named at a place in the file: calls and variables that earlier lines gave their names. */
final class KnownNames {
    private final Set<String> calls = new LinkedHashSet<>();
    private final Set<String> variables = Variables.builtIn();

    void call(Settings name) {
        calls.add(plain(name));
    }

    void variable(Settings name) {
        variables.add(plain(name));
    }

    /** For a key of a mapping, which has no node of its own. */
    void variable(String name, Settings value) {
        variable(new Settings(value.where(), name));
    }

    private static String plain(Settings node) {
        String name = node.text();
        if (!Variables.NAME.matcher(name).matches() || Variables.builtIn().contains(name))
            throw node.fault("a name of your own is wanted (letters, digits, - and _), not \"" + name + "\"");
        return name;
    }

    void needCall(Settings node) {
        String name = node.text();
        if (calls.contains(name)) return;
        String known = calls.isEmpty() ? "no step before this one names a call (as: NAME)" : "known are " + list(calls);
        throw node.fault("unknown call \"" + name + "\"; " + known + Nearest.hint(name, calls));
    }

    /** Complains of a variable that nothing before this line gives a value. */
    void needVariables(Settings node) {
        if (node.isMapping()) {
            node.mapping().values().forEach(this::needVariables);
            return;
        }
        if (node.isList()) {
            node.list().forEach(this::needVariables);
            return;
        }
        for (String name : Variables.names(node.text()))
            if (!variables.contains(name) && !Variables.made(name)) throw unknown(node, name);
    }

    private SettingFault unknown(Settings node, String name) {
        if (name.equals("${"))
            return node.fault("a variable is written ${name}; this ${ has no end (write $${ for the characters)");
        return node.fault("unknown variable ${" + name + "}; known here are " + list(variables)
                + ", random.digits:N, random.hertz, address.ID" + Nearest.hint(name, variables));
    }

    private static String list(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
