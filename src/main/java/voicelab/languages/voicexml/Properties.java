package voicelab.languages.voicexml;

import java.time.Duration;
import java.util.Map;
import voicelab.languages.markup.MarkupElement;

/** Properties, VoiceXML 2.0 section 6.3: the innermost {@code <property>} counts, then the platform's default. */
final class Properties {
    private static final Map<String, String> DEFAULTS = Map.of(
            "timeout", "5s",
            "interdigittimeout", "3s",
            "termtimeout", "0s",
            "termchar", "#",
            "maxspeechtimeout", "60s",
            "bargein", "true",
            "inputmodes", "dtmf voice",
            "confidencelevel", "0.5",
            "universals", "none");

    private Properties() {}

    /** The value, or null when neither page nor platform has one. */
    static String find(String name, Frame frame) {
        for (MarkupElement level : frame.context.levels(frame.form, frame.item)) {
            String value = null;
            for (MarkupElement property : level.elements("property").toList())
                if (property.get("name").equals(name)) value = property.get("value");
            if (value != null) return value;
        }
        return DEFAULTS.get(name);
    }

    static Duration time(String name, Frame frame, MarkupElement where) throws Departure {
        return time(find(name, frame), name, frame, where);
    }

    static Duration time(String text, String name, Frame frame, MarkupElement where) throws Departure {
        return Durations.of(text)
                .orElseThrow(() -> frame.thrown(
                        "error.semantic", where, name + "=\"" + text + "\" is no time such as 5s or 700ms"));
    }
}
