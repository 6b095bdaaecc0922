package voicelab.languages.srgs;

import java.util.List;

/** How a sentence went through the grammar: words, tags and rules in order of passing. */
public sealed interface Parse {
    /** A key or word, as the grammar writes it. */
    record Word(String text) implements Parse {}

    /** A tag that was passed. */
    record Tag(String text) implements Parse {}

    /** A rule that was entered by reference, and what happened inside. */
    record RuleUse(String rule, List<Parse> inside) implements Parse {
        public RuleUse {
            inside = List.copyOf(inside);
        }
    }
}
