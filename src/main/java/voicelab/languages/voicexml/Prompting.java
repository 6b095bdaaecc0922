package voicelab.languages.voicexml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupNode;

/** Queues prompts, VoiceXML 2.0 section 4.1. Expressions are evaluated now, not when heard. */
final class Prompting {
    private static final String LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang";

    private final Frame frame;

    Prompting(Frame frame) {
        this.frame = frame;
    }

    /** 4.1.6, tapered prompts: of those whose condition holds, all with the highest count not over the counter. */
    void queueFor(FormItem item) throws Departure {
        List<MarkupElement> candidates = new ArrayList<>();
        int highest = 0;
        for (MarkupElement prompt : item.element().elements("prompt").toList()) {
            int count = count(prompt);
            if (count > item.promptCounter() || !frame.holds(prompt)) continue;
            candidates.add(prompt);
            highest = Math.max(highest, count);
        }
        item.prompted();
        List<MarkupNode> loose =
                item.element().children().stream().filter(Executables::isSpoken).toList();
        if (!item.element().is("menu") || candidates.isEmpty()) queueText(loose);
        for (MarkupElement prompt : candidates) if (count(prompt) == highest) add(prompt);
    }

    /** One {@code <prompt>} of executable content. */
    void queue(MarkupElement prompt) throws Departure {
        if (frame.holds(prompt)) add(prompt);
    }

    /** Text, audio and values without a {@code <prompt>} around them. */
    void queueText(List<MarkupNode> content) throws Departure {
        List<Segment> segments = new Segments(frame).of(content);
        boolean bargein = Boolean.parseBoolean(frame.property("bargein"));
        frame.run.prompts.add(
                new Prompt(segments, bargein, language(null)),
                null,
                frame.context.page().uri().toString());
    }

    private void add(MarkupElement prompt) throws Departure {
        List<Segment> segments = new Segments(frame).of(prompt.children());
        boolean bargein = Boolean.parseBoolean(prompt.get("bargein", frame.property("bargein")));
        Duration timeout =
                prompt.has("timeout") ? Properties.time(prompt.get("timeout"), "timeout", frame, prompt) : null;
        frame.run.prompts.add(new Prompt(segments, bargein, language(prompt)), timeout, frame.place(prompt));
    }

    private String language(MarkupElement prompt) {
        String pages = frame.context.page().vxml().get(LANGUAGE, "");
        return prompt == null ? pages : prompt.get(LANGUAGE, pages);
    }

    private int count(MarkupElement prompt) throws Departure {
        try {
            return Integer.parseInt(prompt.get("count", "1").strip());
        } catch (NumberFormatException e) {
            throw frame.thrown("error.semantic", prompt, "count=\"" + prompt.get("count") + "\" is no number");
        }
    }
}
