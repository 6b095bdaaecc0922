package voicelab.languages.voicexml;

import voicelab.languages.ecmascript.Scope;
import voicelab.languages.markup.MarkupElement;

/** {@code <assign>}, VoiceXML 2.0 5.3.2: the variable must exist. */
final class AssignElement implements Executable {
    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        String name = element.get("name").strip();
        Object value = frame.evaluate(element.get("expr"), element);
        if (name.startsWith("session."))
            throw frame.thrown("error.semantic", element, "session variables are read-only: " + name);
        if (!name.matches("[\\p{L}_$][\\p{L}\\p{Nd}_$]*")) {
            frame.assign(name, value, element);
            return;
        }
        Scope home = frame.scope.find(name);
        if (home == null) throw frame.thrown("error.semantic", element, "no variable " + name + " was declared");
        if (home == frame.run.session)
            throw frame.thrown("error.semantic", element, "session variables are read-only: " + name);
        home.put(name, value);
    }
}
