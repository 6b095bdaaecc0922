package voicelab.languages.srgs;

import java.util.ArrayList;
import java.util.List;

/**
 * What a sequence of tokens is to a grammar.
 *
 * @param complete the tokens are a sentence of the grammar
 * @param couldGoOn more tokens could follow and still be, or become, a sentence
 * @param parse what the sentence passed in the root rule; empty unless complete
 */
public record Match(boolean complete, boolean couldGoOn, List<Parse> parse) {
    public static final Match NONE = new Match(false, false, List.of());

    public Match {
        parse = List.copyOf(parse);
    }

    /** All tags in order of passing, of whatever rule. */
    public List<String> tags() {
        List<String> tags = new ArrayList<>();
        collect(parse, tags);
        return tags;
    }

    private static void collect(List<Parse> steps, List<String> tags) {
        for (Parse step : steps) {
            if (step instanceof Parse.Tag tag) tags.add(tag.text());
            else if (step instanceof Parse.RuleUse use) collect(use.inside(), tags);
        }
    }
}
