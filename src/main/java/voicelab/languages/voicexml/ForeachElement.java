package voicelab.languages.voicexml;

import java.util.ArrayList;
import java.util.List;
import voicelab.languages.ecmascript.Scope;
import voicelab.languages.ecmascript.Scripts;
import voicelab.languages.markup.MarkupElement;

/** {@code <foreach>}, VoiceXML 2.1 section 6: over a copy of the array. */
final class ForeachElement implements Executable {
    /** Longer arrays are cut off here. */
    private static final int MAX_ITEMS = 10_000;

    @FunctionalInterface
    interface Body {
        void run() throws Departure;
    }

    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        each(element, frame, () -> frame.execute(element.children()));
    }

    static void each(MarkupElement element, Frame frame, Body body) throws Departure {
        Object array = frame.evaluate(element.get("array"), element);
        Object length = frame.run.scripts.plain(frame.run.scripts.member(array, "length"));
        if (!(length instanceof Double count))
            throw frame.thrown("error.semantic", element, element.get("array") + " is no array");
        List<Object> members = new ArrayList<>();
        for (int i = 0; i < Math.min(count, MAX_ITEMS); i++) members.add(frame.run.scripts.member(array, i));
        String name = element.get("item");
        Scope home = frame.scope.find(name);
        if (home == null || home == frame.run.session) home = frame.scope;
        for (Object member : members) {
            if (Scripts.isUndefined(member)) continue;
            home.put(name, member);
            body.run();
        }
    }
}
