package voicelab.systems.resourcemanager;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers: one ({@code 8001}), a range ({@code [8000-8099]}, facts 1.5: log id 20068; or {@code 8000-8099}, as the
 * platform's Policy Server writes it), or all that begin alike ({@code 45*}, likewise). Both ends of a range have the same number
 * of digits, and only numbers of that length are in it.
 */
record DnisRange(String first, String last, boolean isPrefix) {
    private static final Pattern RANGE = Pattern.compile("(\\[)?\\s*(\\d{1,18})\\s*-\\s*(\\d{1,18})\\s*(?<close>])?");
    private static final Pattern PREFIX = Pattern.compile("([+]?[0-9]{1,18})[*]");
    private static final Pattern NUMBER = Pattern.compile("[+]?[0-9A-Za-z*#._]{1,64}");

    static Optional<DnisRange> parse(String text) {
        String trimmed = text.trim();
        Matcher range = RANGE.matcher(trimmed);
        if (range.matches()) {
            String from = range.group(2);
            String to = range.group(3);
            boolean brackets = (range.group(1) == null) == (range.group("close") == null);
            boolean sound = brackets && from.length() == to.length() && from.compareTo(to) <= 0;
            return sound ? Optional.of(new DnisRange(from, to, false)) : Optional.empty();
        }
        Matcher prefix = PREFIX.matcher(trimmed);
        if (prefix.matches()) return Optional.of(new DnisRange(prefix.group(1), prefix.group(1), true));
        return NUMBER.matcher(trimmed).matches()
                ? Optional.of(new DnisRange(trimmed, trimmed, false))
                : Optional.empty();
    }

    boolean isOne() {
        return !isPrefix && first.equals(last);
    }

    boolean contains(String dnis) {
        if (isPrefix) return dnis.startsWith(first);
        if (first.equals(last)) return first.equals(dnis);
        return dnis.length() == first.length()
                && isDigits(dnis)
                && first.compareTo(dnis) <= 0
                && dnis.compareTo(last) <= 0;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        return true;
    }

    /** Whether some number is in both. */
    boolean overlaps(DnisRange other) {
        if (isPrefix && other.isPrefix) return first.startsWith(other.first) || other.first.startsWith(first);
        if (isPrefix) return other.reaches(first);
        if (other.isPrefix) return reaches(other.first);
        return contains(other.first) || other.contains(first);
    }

    /** Whether a number of this range begins so. */
    private boolean reaches(String prefix) {
        if (prefix.length() > first.length()) return false;
        return first.substring(0, prefix.length()).compareTo(prefix) <= 0
                && last.substring(0, prefix.length()).compareTo(prefix) >= 0;
    }

    @Override
    public String toString() {
        if (isPrefix) return first + "*";
        return isOne() ? first : "[" + first + "-" + last + "]";
    }
}
