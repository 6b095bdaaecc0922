package voicelab.languages.srgs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Text as the words that a grammar compares: lower case, without punctuation at their ends. */
public final class Words {
    private Words() {}

    public static List<String> of(String text) {
        return written(text.toLowerCase(Locale.ROOT));
    }

    /** The same with upper and lower case as they are. */
    static List<String> written(String text) {
        return Arrays.stream(text.split("[\\s.,;:!?\"]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
