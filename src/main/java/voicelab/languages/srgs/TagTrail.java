package voicelab.languages.srgs;

import java.util.ArrayList;
import java.util.List;

/** Walks one way through the grammar that covers the tokens, by what {@link Matcher} found, and picks up the tags. */
final class TagTrail {
    /** Guards against ways that go round without a token. */
    private static final int MAX_STEPS = 20_000;

    private final Matcher matcher;
    private final List<String> tags = new ArrayList<>();
    private int steps;

    TagTrail(Matcher matcher) {
        this.matcher = matcher;
    }

    List<String> of(Expansion root, int end) {
        return walk(root, 0, end) ? tags : List.of();
    }

    private boolean walk(Expansion expansion, int start, int end) {
        if (++steps > MAX_STEPS || !matcher.ends(expansion, start).get(end)) return false;
        if (expansion instanceof Expansion.Tag tag) return tags.add(tag.text);
        if (expansion instanceof Expansion.Sequence sequence) return sequence(sequence.parts, 0, start, end);
        if (expansion instanceof Expansion.RuleRef reference) return walk(matcher.rule(reference.rule), start, end);
        if (expansion instanceof Expansion.Repeat repeat) return repeat(repeat, 0, start, end);
        if (expansion instanceof Expansion.OneOf oneOf) {
            for (Expansion choice : oneOf.choices) if (attempt(choice, start, end)) return true;
            return false;
        }
        return true;
    }

    private boolean attempt(Expansion expansion, int start, int end) {
        int mark = tags.size();
        if (walk(expansion, start, end)) return true;
        tags.subList(mark, tags.size()).clear();
        return false;
    }

    private boolean sequence(List<Expansion> parts, int index, int start, int end) {
        if (index == parts.size()) return start == end;
        int mark = tags.size();
        for (int middle = start; middle <= end; middle++) {
            if (!matcher.ends(parts.get(index), start).get(middle)) continue;
            if (walk(parts.get(index), start, middle) && sequence(parts, index + 1, middle, end)) return true;
            tags.subList(mark, tags.size()).clear();
        }
        return false;
    }

    private boolean repeat(Expansion.Repeat repeat, int times, int start, int end) {
        if (times >= repeat.min && start == end) return true;
        if (times == repeat.max || ++steps > MAX_STEPS) return false;
        int mark = tags.size();
        for (int middle = start; middle <= end; middle++) {
            if (!matcher.ends(repeat.part, start).get(middle)) continue;
            if (walk(repeat.part, start, middle) && repeat(repeat, times + 1, middle, end)) return true;
            tags.subList(mark, tags.size()).clear();
        }
        return false;
    }
}
