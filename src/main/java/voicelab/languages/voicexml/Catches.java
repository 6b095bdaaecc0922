package voicelab.languages.voicexml;

import java.util.ArrayList;
import java.util.List;
import voicelab.languages.markup.MarkupElement;

/** Finds the handler of an event: VoiceXML 2.0 5.2.4, with 5.2.1's prefixes and 5.2.2's counts. */
final class Catches {
    private record Candidate(MarkupElement element, int count) {}

    private Catches() {}

    /** The handler, or null when the application has none. Conditions are evaluated in {@code frame}. */
    static MarkupElement select(String event, EventCounters counters, Frame frame) throws Departure {
        List<Candidate> candidates = new ArrayList<>();
        int correct = 0;
        for (MarkupElement level : frame.context.levels(frame.form, frame.item)) {
            for (MarkupElement handler : level.elements().toList()) {
                String matched = matched(handler, event);
                if (matched == null) continue;
                int count = count(handler, frame);
                if (count > counters.of(matched) || !frame.holds(handler)) continue;
                candidates.add(new Candidate(handler, count));
                correct = Math.max(correct, count);
            }
        }
        for (Candidate candidate : candidates) if (candidate.count() == correct) return candidate.element();
        return null;
    }

    private static int count(MarkupElement handler, Frame frame) throws Departure {
        try {
            return Integer.parseInt(handler.get("count", "1").strip());
        } catch (NumberFormatException e) {
            throw frame.thrown("error.semantic", handler, "count=\"" + handler.get("count") + "\" is no number");
        }
    }

    /** The name whose counter counts for this handler, or null when it does not take the event. */
    private static String matched(MarkupElement handler, String event) {
        switch (handler.name()) {
            case "error", "help", "noinput", "nomatch" -> {
                return under(event, handler.name()) ? handler.name() : null;
            }
            case "catch" -> {
                List<String> names = Frame.names(handler.get("event"));
                if (names.isEmpty()) return event;
                for (String name : names) {
                    String prefix = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
                    if (prefix.equals("*")) return event;
                    if (under(event, prefix)) return prefix;
                }
                return null;
            }
            default -> {
                return null;
            }
        }
    }

    private static boolean under(String event, String prefix) {
        return event.equals(prefix) || event.startsWith(prefix + ".");
    }
}
