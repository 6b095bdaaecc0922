package voicelab.languages.voicexml;

import java.util.HashMap;
import java.util.Map;
import voicelab.languages.markup.MarkupElement;

/** {@code <exit>}, VoiceXML 2.0 5.3.9: what is queued is played, then the session ends. */
final class ExitElement implements Executable {
    /** RFC 5552 section 4.4: the name under which a lone expression leaves. */
    static final String LONE_VALUE = "__exit";

    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        Map<String, Object> values = new HashMap<>(frame.plainValues(element.get("namelist"), element));
        if (element.has("expr"))
            values.put(LONE_VALUE, frame.run.scripts.plain(frame.evaluate(element.get("expr"), element)));
        frame.run.prompts.play(frame.place(element));
        throw frame.run.ended(values);
    }
}
