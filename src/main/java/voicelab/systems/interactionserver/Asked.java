package voicelab.systems.interactionserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.frames.interaction.InteractionErrors;
import voicelab.protocols.frames.FrameMessage;

/** The attributes that several requests share, read strictly. */
final class Asked {
    static final int MAX_CHARS = 256;

    private Asked() {}

    /** Refused with 2 where it is missing (documented for the capture point). */
    static String text(FrameMessage request, String name) throws Refusal {
        String text = text(request, name, "");
        if (text.isEmpty()) throw new Refusal(InteractionErrors.MISSING_VALUE, name + " is missing");
        return text;
    }

    static String text(FrameMessage request, String name, String fallback) throws Refusal {
        JsonNode value = request.attribute(name);
        if (value.isMissingNode()) return fallback;
        if (!value.isTextual()) throw bad(name + " must be a text");
        if (value.textValue().length() > MAX_CHARS) throw bad(name + " has at most " + MAX_CHARS + " characters");
        return value.textValue();
    }

    static int number(FrameMessage request, String name, int fallback, int min, int max) throws Refusal {
        JsonNode value = request.attribute(name);
        if (value.isMissingNode()) return fallback;
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max)
            throw bad(name + " must be a whole number from " + min + " to " + max);
        return value.intValue();
    }

    static boolean flag(FrameMessage request, String name) throws Refusal {
        JsonNode value = request.attribute(name);
        if (value.isMissingNode()) return false;
        if (!value.isBoolean()) throw bad(name + " must be true or false");
        return value.booleanValue();
    }

    static List<String> words(FrameMessage request, String name, int max) throws Refusal {
        JsonNode value = request.attribute(name);
        if (value.isMissingNode()) return List.of();
        if (!value.isArray() || value.size() > max) throw bad(name + " must be a list of at most " + max + " texts");
        List<String> words = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isTextual() || each.textValue().length() > MAX_CHARS)
                throw bad(name + " must be a list of texts");
            words.add(each.textValue());
        }
        return words;
    }

    static Refusal bad(String what) {
        return new Refusal(InteractionErrors.BAD_ATTRIBUTE, what);
    }
}
