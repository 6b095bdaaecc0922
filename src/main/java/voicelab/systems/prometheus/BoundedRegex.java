package voicelab.systems.prometheus;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of Prometheus's family (RE2, anchored at both ends), matched by Java's engine. RE2 needs time in
 * proportion to the text, Java's may need for ever: so each match has a budget of looks at the text, and what RE2 does not know
 * (look-around, back references) is refused.
 */
final class BoundedRegex {
    private static final int MAX_PATTERN = 200;
    private static final int MAX_TEXT = 2_000;
    private static final int BUDGET = 200_000;

    private final Pattern pattern;

    private BoundedRegex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** A match took more than its budget. */
    static final class TooDear extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooDear() {
            super("the regular expression takes too long here");
        }
    }

    /** @throws SelectorFault when it is none, or RE2 would not take it */
    static BoundedRegex of(String text) throws SelectorFault {
        if (text.length() > MAX_PATTERN)
            throw SelectorFault.bad("a regular expression has at most " + MAX_PATTERN + " characters here");
        for (String foreign : new String[] {"(?=", "(?!", "(?<", "(?>", "&&", "++", "*+", "?+", "}+"})
            if (text.contains(foreign))
                throw SelectorFault.bad("error parsing regexp: invalid or unsupported syntax: `" + foreign + "`");
        if (text.matches("(?s).*\\\\[1-9k].*"))
            throw SelectorFault.bad("error parsing regexp: invalid escape sequence: a back reference");
        try {
            return new BoundedRegex(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw SelectorFault.bad("error parsing regexp: " + e.getDescription());
        }
    }

    /** @throws TooDear when that takes too long */
    boolean matches(String text) {
        String looked = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        return pattern.matcher(new Counted(looked, new int[1], 0, looked.length()))
                .matches();
    }

    @SuppressWarnings("ArrayRecordComponent") // one counter, shared on purpose
    private record Counted(String text, int[] looks, int from, int to) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (++looks[0] > BUDGET) throw new TooDear();
            return text.charAt(from + index);
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text, looks, from + start, from + end);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
