package voicelab.languages.srgs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Grammars of one phrase, as VoiceXML makes them from {@code dtmf="1 2"} and from the text of choices and options. */
public final class PlainGrammar {
    private PlainGrammar() {}

    /** These keys in this order; blanks between them do not count. */
    public static Grammar keys(String keys) throws GrammarException {
        List<Expansion> tokens = new ArrayList<>();
        for (String key : Matcher.keys(keys.replaceAll("\\s+", "").toUpperCase(java.util.Locale.ROOT))) {
            if (!"0123456789*#ABCD".contains(key)) throw new GrammarException(0, "\"" + key + "\" is no key");
            tokens.add(new Expansion.Token(key));
        }
        if (tokens.isEmpty()) throw new GrammarException(0, "no key");
        return grammar(Grammar.Mode.DTMF, new Expansion.Sequence(tokens));
    }

    /**
     * These words.
     *
     * @param approximately any run of them will do ({@code accept="approximate"}, VoiceXML 2.0 2.2.5)
     */
    public static Grammar words(String text, boolean approximately) throws GrammarException {
        List<Expansion> tokens = new ArrayList<>();
        for (String word : Words.of(text)) tokens.add(new Expansion.Token(word));
        if (tokens.isEmpty() || tokens.size() > 50)
            throw new GrammarException(0, tokens.size() + " words make no phrase");
        if (!approximately) return grammar(Grammar.Mode.VOICE, new Expansion.Sequence(tokens));
        List<Expansion> runs = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from++)
            for (int to = from + 1; to <= tokens.size(); to++)
                runs.add(new Expansion.Sequence(tokens.subList(from, to)));
        return grammar(Grammar.Mode.VOICE, new Expansion.OneOf(runs));
    }

    private static Grammar grammar(Grammar.Mode mode, Expansion rule) {
        return new Grammar(mode, "phrase", Map.of("phrase", rule), "");
    }
}
