package voicelab.languages.srgs;

import java.util.ArrayList;
import java.util.List;

/** Walks one way through the grammar that covers the tokens, by what {@link Matcher} found, and notes what it passes. */
final class ParseTrail {
    /** Guards against ways that go round without a token. */
    private static final int MAX_STEPS = 20_000;

    private final Matcher matcher;
    private List<Parse> passed = new ArrayList<>();
    private int steps;

    ParseTrail(Matcher matcher) {
        this.matcher = matcher;
    }

    List<Parse> of(Expansion root, int end) {
        return walk(root, 0, end) ? passed : List.of();
    }

    private boolean walk(Expansion expansion, int start, int end) {
        if (++steps > MAX_STEPS || !matcher.ends(expansion, start).get(end)) return false;
        if (expansion instanceof Expansion.Token token) return passed.add(new Parse.Word(token.written));
        if (expansion instanceof Expansion.Tag tag) return passed.add(new Parse.Tag(tag.text));
        if (expansion instanceof Expansion.Sequence sequence) return sequence(sequence.parts, 0, start, end);
        if (expansion instanceof Expansion.RuleRef reference) return rule(reference.rule, start, end);
        if (expansion instanceof Expansion.Repeat repeat) return repeat(repeat, 0, start, end);
        if (expansion instanceof Expansion.OneOf oneOf) {
            for (Expansion choice : oneOf.choices) if (attempt(choice, start, end)) return true;
            return false;
        }
        return true;
    }

    private boolean rule(String name, int start, int end) {
        List<Parse> outer = passed;
        passed = new ArrayList<>();
        boolean found = walk(matcher.rule(name), start, end);
        if (found) outer.add(new Parse.RuleUse(name, passed));
        passed = outer;
        return found;
    }

    private boolean attempt(Expansion expansion, int start, int end) {
        int mark = passed.size();
        return walk(expansion, start, end) || back(mark);
    }

    private boolean sequence(List<Expansion> parts, int index, int start, int end) {
        if (index == parts.size()) return start == end;
        int mark = passed.size();
        for (int middle = start; middle <= end; middle++) {
            if (!matcher.ends(parts.get(index), start).get(middle)) continue;
            if (walk(parts.get(index), start, middle) && sequence(parts, index + 1, middle, end)) return true;
            back(mark);
        }
        return false;
    }

    private boolean repeat(Expansion.Repeat repeat, int times, int start, int end) {
        if (times >= repeat.min && start == end) return true;
        if (times == repeat.max || ++steps > MAX_STEPS) return false;
        int mark = passed.size();
        for (int middle = start; middle <= end; middle++) {
            if (!matcher.ends(repeat.part, start).get(middle)) continue;
            if (walk(repeat.part, start, middle) && repeat(repeat, times + 1, middle, end)) return true;
            back(mark);
        }
        return false;
    }

    private boolean back(int mark) {
        passed.subList(mark, passed.size()).clear();
        return false;
    }
}
