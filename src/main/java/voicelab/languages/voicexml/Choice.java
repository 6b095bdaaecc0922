package voicelab.languages.voicexml;

import java.util.ArrayList;
import java.util.List;
import voicelab.languages.markup.MarkupElement;

/**
 * A {@code <choice>} of a menu or an {@code <option>} of a field.
 *
 * @param element where it stands
 * @param text what to say for it
 * @param keys what to press for it, or null
 * @param approximately whether part of the text will do
 */
record Choice(MarkupElement element, String text, String keys, boolean approximately) {
    static List<Choice> of(MarkupElement item) {
        List<Choice> choices = new ArrayList<>();
        boolean numbered = item.get("dtmf", "false").equals("true");
        int next = 1;
        for (MarkupElement element : item.elements().toList()) {
            if (!element.is("choice") && !element.is("option")) continue;
            String keys = element.get("dtmf");
            // VoiceXML 2.0 2.2.1: the first nine choices without keys of their own are 1 to 9
            if (keys == null && numbered && next <= 9) keys = String.valueOf(next++);
            String accept = element.get("accept", item.get("accept", "exact"));
            String text = element.text().strip().replaceAll("\\s+", " ");
            choices.add(new Choice(element, text, keys, accept.equals("approximate")));
        }
        return choices;
    }

    /** VoiceXML 2.0 2.3.1.3: the field's value for an option. */
    String value() {
        if (element.has("value")) return element.get("value");
        return text.isEmpty() ? keys : text;
    }
}
