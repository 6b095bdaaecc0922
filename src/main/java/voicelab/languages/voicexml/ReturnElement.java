package voicelab.languages.voicexml;

import java.util.Map;
import voicelab.languages.markup.MarkupElement;

/** {@code <return>}, VoiceXML 2.0 5.3.10: outside of a subdialog {@code error.semantic}. */
final class ReturnElement implements Executable {
    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        if (!frame.context.called()) throw frame.thrown("error.semantic", element, "<return> outside of a subdialog");
        if (element.has("event") || element.has("eventexpr"))
            throw new Departure.Returned(Map.of(), ThrowElement.event(element, frame));
        throw new Departure.Returned(frame.values(element.get("namelist"), element), null);
    }
}
