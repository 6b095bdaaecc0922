package voicelab.systems.resourcemanager;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Rules over telephone numbers, in the order of their names: {@code rule-10 = deny,0900*}, {@code rule-20 = allow,[8000-8999]}.
 * The first that fits counts; a number that none fits is let through unless a rule {@code default = deny} says otherwise. The
 * section names are public, this form is ours; the numbers are written as in {@link DnisRange}.
 *
 * @param respCode what a refusal is answered; key {@code forbidden-respcode}
 */
record NumberRules(List<Rule> rules, boolean open, RespCode respCode) {
    static final NumberRules NONE = new NumberRules(List.of(), true, RespCode.of(403));

    /** One of them. */
    record Rule(String name, boolean allows, DnisRange numbers) {}

    boolean isEmpty() {
        return rules.isEmpty() && open;
    }

    /** The name of what refuses this number; empty when it may pass. */
    Optional<String> refuses(String number) {
        for (Rule each : rules)
            if (each.numbers().contains(number)) return each.allows() ? Optional.empty() : Optional.of(each.name());
        return open ? Optional.empty() : Optional.of("default");
    }

    static NumberRules read(Map<String, String> section, Consumer<String> warnings) {
        if (section.isEmpty()) return NONE;
        boolean open = true;
        RespCode respCode = NONE.respCode();
        List<Rule> rules = new ArrayList<>();
        for (Map.Entry<String, String> each : new TreeMap<>(section).entrySet()) {
            String key = each.getKey().trim();
            String value = each.getValue().trim();
            if (key.equals("forbidden-respcode")) {
                Optional<RespCode> code = RespCode.parse(value);
                if (code.isEmpty()) warnings.accept(key + " \"" + value + "\" is no SIP code such as 403;Not here");
                respCode = code.orElse(respCode);
            } else if (key.equals("default") && (value.equals("deny") || value.equals("allow"))) {
                open = value.equals("allow");
            } else {
                Optional<Rule> rule = rule(key, value);
                if (rule.isEmpty())
                    warnings.accept(key + " \"" + value + "\" is no rule such as deny,0900* or allow,[8000-8999]");
                rule.ifPresent(rules::add);
            }
        }
        return new NumberRules(List.copyOf(rules), open, respCode);
    }

    private static Optional<Rule> rule(String name, String value) {
        int comma = value.indexOf(',');
        String word = comma < 0 ? "" : value.substring(0, comma).trim();
        if (!word.equals("allow") && !word.equals("deny")) return Optional.empty();
        return DnisRange.parse(value.substring(comma + 1)).map(n -> new Rule(name, word.equals("allow"), n));
    }
}
