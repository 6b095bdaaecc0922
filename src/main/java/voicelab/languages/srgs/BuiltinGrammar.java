package voicelab.languages.srgs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The built-in key grammars of VoiceXML 2.0 appendix P: {@code digits boolean number phone date time currency}, as rules, and
 * what the field's value becomes.
 */
public final class BuiltinGrammar {
    /** Appendix P sets no limit on digits; here input ends at this many keys. */
    public static final int MAX_DIGITS = 64;

    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private BuiltinGrammar() {}

    /**
     * @param type the name
     * @param parameters {@code length minlength maxlength} for digits, {@code y n} for boolean
     * @throws GrammarException an unknown type or parameters that contradict each other
     */
    public static Grammar of(String type, Map<String, String> parameters) throws GrammarException {
        Expansion rule = switch (type) {
            case "digits" -> repeated(digit(), parameters);
            case "boolean" ->
                new Expansion.OneOf(
                        List.of(key(parameters.getOrDefault("y", "1")), key(parameters.getOrDefault("n", "2"))));
            case "number" -> sequence(optional(key("*")), repeat(digit(), 0, 32), optional(fraction(0, 32)));
            case "currency" -> sequence(repeat(digit(), 0, 32), optional(fraction(0, 2)));
            case "phone" -> sequence(repeat(digit(), 1, 32), optional(sequence(key("*"), repeat(digit(), 1, 16))));
            case "date" -> repeat(digit(), 8, 8);
            case "time" -> repeat(digit(), 4, 4);
            default -> throw new GrammarException(0, "no built-in grammar " + type);
        };
        return new Grammar(Grammar.Mode.DTMF, "builtin", Map.of("builtin", rule), "");
    }

    /** Digits and yes or no as words, tagged with the keys that say the same; empty for types that are here for keys only. */
    public static Optional<Grammar> spoken(String type, Map<String, String> parameters) throws GrammarException {
        return switch (type) {
            case "digits" -> Optional.of(spoken(repeated(spokenDigit(), parameters)));
            case "boolean" ->
                Optional.of(spoken(new Expansion.OneOf(List.of(
                        tagged("yes", parameters.getOrDefault("y", "1")),
                        tagged("no", parameters.getOrDefault("n", "2"))))));
            default -> Optional.empty();
        };
    }

    private static Grammar spoken(Expansion rule) {
        return new Grammar(Grammar.Mode.VOICE, "builtin", Map.of("builtin", rule), "");
    }

    private static Expansion spokenDigit() {
        List<Expansion> words = new ArrayList<>();
        words.add(tagged("oh", "0"));
        for (int i = 0; i < DIGITS.size(); i++) {
            words.add(tagged(DIGITS.get(i), String.valueOf(i)));
            words.add(tagged(String.valueOf(i), String.valueOf(i)));
        }
        return new Expansion.OneOf(words);
    }

    private static Expansion tagged(String word, String tag) {
        return sequence(new Expansion.Token(word), new Expansion.Tag(tag));
    }

    /** The value of a field for keys that matched, VoiceXML 2.0 appendix P; null when they are no value after all. */
    public static Object value(String type, Map<String, String> parameters, String keys) {
        return switch (type) {
            case "boolean" -> keys.equals(parameters.getOrDefault("y", "1"));
            case "number", "currency" -> {
                String plain = keys.startsWith("*") && type.equals("number")
                        ? "-" + keys.substring(1).replace('*', '.')
                        : keys.replace('*', '.');
                yield plain.chars().anyMatch(Character::isDigit) ? plain : null;
            }
            case "phone" -> keys.replace('*', 'x');
            case "time" -> keys.toLowerCase(Locale.ROOT) + "h";
            default -> keys;
        };
    }

    private static Expansion repeated(Expansion digit, Map<String, String> parameters) throws GrammarException {
        int min = bounded(parameters, "minlength", 1);
        int max = bounded(parameters, "maxlength", MAX_DIGITS);
        if (parameters.containsKey("length")) {
            int length = bounded(parameters, "length", 1);
            if ((parameters.containsKey("minlength") && min > length)
                    || (parameters.containsKey("maxlength") && max < length))
                throw new GrammarException(0, "digits: length contradicts minlength or maxlength");
            min = length;
            max = length;
        }
        if (min > max) throw new GrammarException(0, "digits: minlength " + min + " is over maxlength " + max);
        return repeat(digit, min, max);
    }

    private static int bounded(Map<String, String> parameters, String name, int otherwise) throws GrammarException {
        String text = parameters.get(name);
        if (text == null) return otherwise;
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= 1 && value <= MAX_DIGITS) return value;
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new GrammarException(0, "digits: " + name + "=" + text + " is not in 1.." + MAX_DIGITS);
    }

    private static Expansion fraction(int min, int max) {
        return sequence(key("*"), repeat(digit(), min, max));
    }

    private static Expansion digit() {
        List<Expansion> all = new ArrayList<>();
        for (char c = '0'; c <= '9'; c++) all.add(key(String.valueOf(c)));
        return new Expansion.OneOf(all);
    }

    private static Expansion key(String text) {
        return new Expansion.Token(text);
    }

    private static Expansion optional(Expansion part) {
        return new Expansion.Repeat(part, 0, 1);
    }

    private static Expansion repeat(Expansion part, int min, int max) {
        return new Expansion.Repeat(part, min, max);
    }

    private static Expansion sequence(Expansion... parts) {
        return new Expansion.Sequence(List.of(parts));
    }
}
