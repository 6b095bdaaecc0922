package voicelab.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a run. A name in braces behind a dollar stands for its value; two dollars stand for one, so that the
 * characters can be written. Besides the scenario's own there are seed, net, address.ID and round; random.digits:N and
 * random.hertz are drawn anew from the run's seed wherever they stand.
 */
final class Variables {
    static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    static final String ROUND = "round";

    private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^{}]*)(\\}?)");
    private static final Pattern DIGITS = Pattern.compile("random\\.digits:([1-9]|[1-3][0-9])");
    private static final String HERTZ = "random.hertz";
    private static final String ADDRESS = "address.";
    private static final int MAX_VALUE = 10_000;

    /** Clear of DTMF (697 to 941 and 1209 to 1633 Hz, ITU-T Q.23) by more than its tolerance, and of speech patterns. */
    private static final int LOWEST_HERTZ = 1_960;

    private static final int HIGHEST_HERTZ = 3_000;
    private static final int APART_HERTZ = 60;
    private static final int HERTZ_ATTEMPTS = 100;
    private static final int TONES_KEPT = 8;

    private final Random random;
    private final Function<String, Optional<String>> addresses;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Integer> tones = new ArrayList<>();

    /** @param addresses of an instance, for {@code address.ID} */
    Variables(long seed, String net, Function<String, Optional<String>> addresses) {
        this.random = new Random(seed ^ 0x5CE4A710L);
        this.addresses = addresses;
        values.put("seed", Long.toString(seed));
        values.put("net", net);
    }

    /** What is built in under a fixed name. */
    static Set<String> builtIn() {
        return new LinkedHashSet<>(Set.of("seed", "net"));
    }

    /** Whether a name is one of those that make their value where they stand. */
    static boolean made(String name) {
        return DIGITS.matcher(name).matches() || name.equals(HERTZ) || name.startsWith(ADDRESS);
    }

    static boolean any(String text) {
        return text.contains("${");
    }

    /** The names that a text refers to; a reference that is not closed is among them as a dollar and a brace. */
    static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher m = REFERENCE.matcher(text);
        while (m.find()) if (!m.group().startsWith("$$")) names.add(m.group(2).isEmpty() ? "${" : m.group(1));
        return names;
    }

    void set(String name, String value) {
        values.put(name, value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) : value);
    }

    /** @throws IllegalArgumentException for a name that nothing has a value for */
    String expand(String text) {
        return replace(
                text,
                name -> value(name)
                        .orElseThrow(() -> new IllegalArgumentException("nothing has given ${" + name + "} a value")));
    }

    /** For progress: what is known by now; draws nothing. */
    String shown(String text) {
        return replace(text, name -> values.getOrDefault(name, "${" + name + "}"));
    }

    private static String replace(String text, Function<String, String> values) {
        return REFERENCE.matcher(text).replaceAll((MatchResult m) -> {
            String whole = m.group();
            if (whole.startsWith("$$")) return Matcher.quoteReplacement(whole.substring(1));
            return Matcher.quoteReplacement(values.apply(m.group(1)));
        });
    }

    private Optional<String> value(String name) {
        String set = values.get(name);
        if (set != null) return Optional.of(set);
        Matcher digits = DIGITS.matcher(name);
        if (digits.matches()) return Optional.of(digits(Integer.parseInt(digits.group(1))));
        if (name.equals(HERTZ)) return Optional.of(Integer.toString(hertz()));
        if (name.startsWith(ADDRESS)) return addresses.apply(name.substring(ADDRESS.length()));
        return Optional.empty();
    }

    /** Told from those drawn before by ear: not within 60 Hz of one, while there is such a one left. */
    private int hertz() {
        int hertz = 0;
        for (int attempt = 0; attempt < HERTZ_ATTEMPTS; attempt++) {
            hertz = LOWEST_HERTZ + random.nextInt(HIGHEST_HERTZ - LOWEST_HERTZ);
            int drawn = hertz;
            if (tones.stream().noneMatch(tone -> Math.abs(tone - drawn) < APART_HERTZ)) break;
        }
        if (tones.size() < TONES_KEPT) tones.add(hertz);
        return hertz;
    }

    private String digits(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) text.append((char) ('0' + random.nextInt(10)));
        return text.toString();
    }
}
