package voicelab.languages.voicexml;

import java.util.List;
import voicelab.languages.markup.MarkupElement;

/** {@code <enumerate>}, VoiceXML 2.0 2.2.4: speaks the choices of the menu or the options of the field. */
final class Enumeration {
    private final Frame frame;
    private final Segments segments;

    Enumeration(Frame frame, Segments segments) {
        this.frame = frame;
        this.segments = segments;
    }

    void speak(MarkupElement enumerate) throws Departure {
        List<Choice> choices = frame.item == null ? List.of() : Choice.of(frame.item.element());
        if (choices.isEmpty())
            throw frame.thrown("error.semantic", enumerate, "<enumerate> where there is neither choice nor option");
        for (Choice choice : choices) {
            if (!enumerate.hasContent()) {
                segments.text(choice.text() + " ");
                continue;
            }
            Frame inside = frame.anonymous();
            inside.scope.put("_prompt", choice.text());
            inside.scope.put("_dtmf", choice.keys() == null ? "" : choice.keys());
            segments.more(enumerate.children(), inside);
        }
    }
}
