package voicelab.languages.srgs;

import java.util.List;

/**
 * What a sequence of tokens is to a grammar.
 *
 * @param complete the tokens are a sentence of the grammar
 * @param couldGoOn more tokens could follow and still be, or become, a sentence
 * @param tags of the sentence, in order of passing; empty unless complete
 */
public record Match(boolean complete, boolean couldGoOn, List<String> tags) {
    public static final Match NONE = new Match(false, false, List.of());

    public Match {
        tags = List.copyOf(tags);
    }
}
