package voicelab.languages.srgs;

import java.util.Map;

/**
 * A grammar that was read and checked: every rule that it names exists.
 *
 * @param mode keys or words
 * @param root name of the rule where matching begins
 * @param rules by name
 * @param tagFormat the declared {@code tag-format}, empty when none
 */
public record Grammar(Mode mode, String root, Map<String, Expansion> rules, String tagFormat) {
    /** What the tokens are. */
    public enum Mode {
        DTMF,
        VOICE
    }

    public Grammar {
        rules = Map.copyOf(rules);
    }

    /** The same rules begun elsewhere ({@code grammar.grxml#rule}). */
    public Grammar startingAt(String rule) {
        return new Grammar(mode, rule, rules, tagFormat);
    }
}
