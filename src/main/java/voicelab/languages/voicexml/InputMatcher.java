package voicelab.languages.voicexml;

import java.util.List;
import voicelab.languages.srgs.Match;

/** The grammars that are active while the dialog listens, as one. Safe to ask again for every key. */
public interface InputMatcher {
    /** What the keys pressed so far are, such as {@code "12"}, without a terminating key. */
    Match keys(String digits);

    /** What the recognised words are. */
    Match words(String text);

    /** The active grammars of words, for a recogniser elsewhere; those that come first first. */
    default List<VoiceGrammar> voiceGrammars() {
        return List.of();
    }
}
