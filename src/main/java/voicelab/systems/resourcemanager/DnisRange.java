package voicelab.systems.resourcemanager;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that a profile answers: one ({@code 8001}), or a range ({@code [8000-8099]}, facts 1.5: log id 20068). Both ends of a
 * range have the same number of digits, and only numbers of that length are in it.
 */
record DnisRange(String first, String last) {
    private static final Pattern RANGE = Pattern.compile("\\[\\s*(\\d{1,18})\\s*-\\s*(\\d{1,18})\\s*]");
    private static final Pattern NUMBER = Pattern.compile("[+]?[0-9A-Za-z*#._]{1,64}");

    static Optional<DnisRange> parse(String text) {
        String trimmed = text.trim();
        Matcher range = RANGE.matcher(trimmed);
        if (range.matches()) {
            String from = range.group(1);
            String to = range.group(2);
            boolean sound = from.length() == to.length() && from.compareTo(to) <= 0;
            return sound ? Optional.of(new DnisRange(from, to)) : Optional.empty();
        }
        return NUMBER.matcher(trimmed).matches() ? Optional.of(new DnisRange(trimmed, trimmed)) : Optional.empty();
    }

    boolean isOne() {
        return first.equals(last);
    }

    boolean contains(String dnis) {
        if (isOne()) return first.equals(dnis);
        return dnis.length() == first.length()
                && dnis.chars().allMatch(c -> c >= '0' && c <= '9')
                && first.compareTo(dnis) <= 0
                && dnis.compareTo(last) <= 0;
    }

    boolean overlaps(DnisRange other) {
        return contains(other.first) || other.contains(first);
    }

    @Override
    public String toString() {
        return isOne() ? first : "[" + first + "-" + last + "]";
    }
}
