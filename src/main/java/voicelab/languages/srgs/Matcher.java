package voicelab.languages.srgs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Matches one sequence of tokens. For each place of the grammar and each position it finds once where that place can end, so
 * the work is polynomial; a rule that calls itself without consuming a token matches nothing there.
 */
public final class Matcher {
    /** Longer input matches nothing. */
    public static final int MAX_TOKENS = 128;

    /** Steps for one sequence; a grammar that needs more matches nothing. */
    private static final int MAX_STEPS = 200_000;

    private static final int MAX_DEPTH = 400;

    private record Place(Expansion expansion, int start) {}

    private final Grammar grammar;
    private final List<String> tokens;
    private final Map<Place, BitSet> ends = new HashMap<>();
    private final Set<Place> underWay = new HashSet<>();
    private boolean wantedMore;
    private int steps;
    private int depth;

    private Matcher(Grammar grammar, List<String> tokens) {
        this.grammar = grammar;
        this.tokens = tokens;
    }

    public static Match match(Grammar grammar, List<String> tokens) {
        if (tokens.size() > MAX_TOKENS) return Match.NONE;
        Matcher matcher = new Matcher(grammar, tokens);
        Expansion root = grammar.rules().get(grammar.root());
        BitSet ends = matcher.ends(root, 0);
        if (matcher.steps > MAX_STEPS) return Match.NONE;
        boolean complete = ends.get(tokens.size());
        List<Parse> parse = complete ? new ParseTrail(matcher).of(root, tokens.size()) : List.of();
        return new Match(complete, matcher.wantedMore, parse);
    }

    /** The keys of a string such as {@code "12#"}. */
    public static List<String> keys(String digits) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < digits.length(); i++) keys.add(digits.substring(i, i + 1));
        return keys;
    }

    Expansion rule(String name) {
        return grammar.rules().get(name);
    }

    /** Positions where this expansion can end when it begins at {@code start}. */
    BitSet ends(Expansion expansion, int start) {
        Place place = new Place(expansion, start);
        BitSet known = ends.get(place);
        if (known != null) return known;
        if (++steps > MAX_STEPS || depth >= MAX_DEPTH || !underWay.add(place)) return new BitSet();
        depth++;
        BitSet found = compute(expansion, start);
        depth--;
        underWay.remove(place);
        ends.put(place, found);
        return found;
    }

    private BitSet compute(Expansion expansion, int start) {
        BitSet result = new BitSet();
        if (expansion instanceof Expansion.Token token) {
            if (start == tokens.size()) wantedMore = true;
            else if (tokens.get(start).equals(token.text)) result.set(start + 1);
        } else if (expansion instanceof Expansion.Sequence sequence) {
            result.set(start);
            for (Expansion part : sequence.parts) result = after(part, result);
        } else if (expansion instanceof Expansion.OneOf oneOf) {
            for (Expansion choice : oneOf.choices) result.or(ends(choice, start));
        } else if (expansion instanceof Expansion.Repeat repeat) {
            return repeated(repeat, start);
        } else if (expansion instanceof Expansion.RuleRef reference) {
            result.or(ends(rule(reference.rule), start));
        } else if (expansion instanceof Expansion.Special special) {
            special(special, start, result);
        } else {
            result.set(start);
        }
        return result;
    }

    private void special(Expansion.Special special, int start, BitSet result) {
        switch (special.kind) {
            case NULL -> result.set(start);
            case VOID -> {}
            case GARBAGE -> {
                result.set(start, tokens.size() + 1);
                wantedMore = true;
            }
        }
    }

    private BitSet repeated(Expansion.Repeat repeat, int start) {
        BitSet result = new BitSet();
        BitSet front = new BitSet();
        front.set(start);
        for (int times = 0; ; times++) {
            if (times >= repeat.min) {
                BitSet before = (BitSet) result.clone();
                result.or(front);
                if (result.equals(before)) return result;
            }
            if (times == repeat.max || front.isEmpty()) return result;
            front = after(repeat.part, front);
        }
    }

    private BitSet after(Expansion part, BitSet starts) {
        BitSet result = new BitSet();
        for (int at = starts.nextSetBit(0); at >= 0; at = starts.nextSetBit(at + 1)) result.or(ends(part, at));
        return result;
    }
}
