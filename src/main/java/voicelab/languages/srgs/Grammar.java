package voicelab.languages.srgs;

import java.util.List;
import java.util.Map;

/**
 * A grammar that was read and checked: every rule that it names exists.
 *
 * @param mode keys or words
 * @param root name of the rule where matching begins
 * @param rules by name
 * @param tagFormat the declared {@code tag-format}, empty when none
 * @param globalTags tags before the rules: they are run once, every rule sees their variables
 */
public record Grammar(Mode mode, String root, Map<String, Expansion> rules, String tagFormat, List<String> globalTags) {
    public Grammar(Mode mode, String root, Map<String, Expansion> rules, String tagFormat) {
        this(mode, root, rules, tagFormat, List.of());
    }

    /** What the tokens are. */
    public enum Mode {
        DTMF,
        VOICE
    }

    public Grammar {
        rules = Map.copyOf(rules);
        globalTags = List.copyOf(globalTags);
    }

    /** The same rules begun elsewhere ({@code grammar.grxml#rule}). */
    public Grammar startingAt(String rule) {
        return new Grammar(mode, rule, rules, tagFormat, globalTags);
    }
}
