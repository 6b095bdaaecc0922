package voicelab.languages.voicexml;

import voicelab.languages.markup.MarkupElement;

/** {@code <var>}, VoiceXML 2.0 5.3.1: declares, or gives a variable of this very scope a new value. */
final class VarElement implements Executable {
    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        String name = element.get("name");
        // 5.1.1: names with a scope prefix cannot be declared
        if (!name.matches("[\\p{L}_$][\\p{L}\\p{Nd}_$]*"))
            throw frame.thrown("error.semantic", element, "\"" + name + "\" cannot be declared");
        if (!element.has("expr") && frame.scope.has(name)) return;
        frame.scope.put(name, frame.valueOf("expr", element));
    }
}
