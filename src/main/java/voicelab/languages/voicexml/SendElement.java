package voicelab.languages.voicexml;

import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.languages.markup.MarkupElement;

/**
 * The vendor's {@code <send namelist>} (gvp.md 2.3): values go to whoever switches the call, as attached data. Other attributes
 * are not public here: with a {@code target} or {@code event} it is {@code error.unsupported.send}.
 */
final class SendElement implements Executable {
    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        if (!element.has("namelist") || element.has("target") || element.has("event"))
            throw frame.thrown("error.unsupported.send", element, "<send> is implemented with a namelist alone");
        Map<String, String> data = new LinkedHashMap<>();
        frame.plainValues(element.get("namelist"), element)
                .forEach((name, value) -> data.put(name, String.valueOf(value)));
        if (!frame.run.over() && !frame.run.line.attach(data))
            throw frame.thrown("error.unsupported.send", element, "this line cannot attach data");
    }
}
