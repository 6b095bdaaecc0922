package voicelab.systems.consul;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import voicelab.engines.http.HttpRefusal;

/** Patterns that a client sends. */
final class Regex {
    private static final int MAX_CHARS = 256;

    private Regex() {}

    /**
     * A pattern whose matching takes no longer than its text: what may go back and forth (a group repeated, a reference back)
     * is refused, as Go's own engine has none of it or does it in linear time.
     */
    static Pattern of(String pattern) throws HttpRefusal {
        if (pattern.length() > MAX_CHARS)
            throw new HttpRefusal(400, "a pattern of more than " + MAX_CHARS + " characters");
        if (pattern.matches(".*\\)[*+{?].*") || pattern.matches(".*\\\\[1-9].*"))
            throw new HttpRefusal(400, "not implemented: a repeated group in the pattern " + pattern);
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new HttpRefusal(400, "error parsing regexp: " + e.getDescription());
        }
    }
}
