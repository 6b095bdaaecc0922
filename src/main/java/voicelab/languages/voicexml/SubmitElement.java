package voicelab.languages.voicexml;

import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.languages.markup.MarkupElement;

/** {@code <submit>}, VoiceXML 2.0 5.3.8: always fetches, sends the named variables or all named input items. */
final class SubmitElement implements Executable {
    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        String next = frame.either(element, "next", "expr");
        Map<String, Object> values =
                element.has("namelist") ? frame.values(element.get("namelist"), element) : inputItems(frame);
        frame.run.metric("submit", next, String.join(" ", values.keySet()));
        throw new Departure.ToDialog(frame.run.pages.submitted(next, values, frame, element));
    }

    private static Map<String, Object> inputItems(Frame frame) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (frame.form != null)
            for (FormItem item : frame.form.items())
                if (item.named() && item.isInput()) values.put(item.name(), item.value());
        return values;
    }
}
