package voicelab.languages.voicexml;

import java.util.Map;
import voicelab.languages.markup.MarkupElement;

/** {@code <disconnect>}, VoiceXML 2.0 5.3.11 and 2.1 section 8. */
final class DisconnectElement implements Executable {
    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        Map<String, Object> values = frame.plainValues(element.get("namelist"), element);
        if (!frame.run.over()) {
            frame.run.prompts.play(frame.place(element));
            frame.run.line.disconnect(values);
            frame.run.over(new Outcome.Disconnected(values));
        }
        throw frame.thrown("connection.disconnect.hangup", element, "the dialog hung up");
    }
}
