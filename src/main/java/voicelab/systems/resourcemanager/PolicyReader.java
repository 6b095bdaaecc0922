package voicelab.systems.resourcemanager;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Policy sections as they are configured to {@link PolicySection}s, once per configuration: a call parses nothing. What does not
 * parse is named in a warning and counts as not said.
 */
final class PolicyReader {
    static final String POLICY = "gvp.policy";
    static final String DIALING = "gvp.policy.dialing-rules";
    static final String CALL_INFO = "gvp.policy.call-info";
    private static final RespCode FORBIDDEN = RespCode.of(403);
    private static final RespCode EXCEEDED = RespCode.of(480);
    private static final int MOST_DIGITS = 8;

    /** Policies that the media platform keeps: the request URI tells it. */
    private static final Map<String, String> PASSED_ON = Map.of(
            "voicexml-recording-allowed", "gvp.policy.voicexml-recording-allowed",
            "speech-resources.nsssessionxml", "gvp.config.vrm.nsssessionxml");

    /** Longer ones go first. */
    private static final List<String> ENDINGS = List.of(
            "-usage-limit-exceeded-respcode",
            "-usage-limit-exceeded-set-alarm",
            "-usage-limit-per-session",
            "-usage-limit",
            "-forbidden-respcode",
            "-forbidden-set-alarm",
            "-capability-requirement",
            "-allowed");

    private static final Set<String> BURSTS = Set.of("-level2-burst-limit", "-level3-burst-limit");

    private final Warnings warnings;

    PolicyReader(Warnings warnings) {
        this.warnings = warnings;
    }

    PolicySection read(
            String whose,
            String key,
            Map<String, String> policy,
            Map<String, String> dialing,
            Map<String, String> callInfo) {
        Map<String, Map<String, String>> byWord = new LinkedHashMap<>();
        Map<String, String> passedOn = new LinkedHashMap<>();
        policy.forEach((option, value) -> {
            String name = option.trim().toLowerCase(Locale.ROOT);
            String parameter = PASSED_ON.get(name);
            if (parameter != null) passOn(whose, name, parameter, value.trim(), passedOn);
            else if (!sorted(name, value.trim(), byWord)) unknown(whose, name);
        });
        Map<String, PolicyRule> rules = new HashMap<>();
        byWord.forEach((word, said) -> rules.put(word, rule(whose, word, said)));
        return new PolicySection(
                whose,
                key,
                Map.copyOf(rules),
                Map.copyOf(passedOn),
                NumberRules.read(dialing, what -> warn(whose, DIALING, what)),
                NumberRules.read(callInfo, what -> warn(whose, CALL_INFO, what)));
    }

    /** {@code true} is what holds anyway. */
    private void passOn(String whose, String name, String parameter, String value, Map<String, String> to) {
        boolean yesOrNo = name.endsWith("-allowed");
        if (yesOrNo && !isBoolean(value)) warn(whose, POLICY, name + " \"" + value + "\" is neither true nor false");
        else if (!value.isEmpty() && !(yesOrNo && value.equalsIgnoreCase("true"))) to.put(parameter, value);
    }

    /** Puts it to its word; false where its name is of none. */
    private static boolean sorted(String name, String value, Map<String, Map<String, String>> byWord) {
        if (name.equals("usage-limits")) return put(PolicySection.SESSIONS, "-usage-limit", value, byWord);
        for (String ending : ENDINGS) {
            String bare = ending.substring(1);
            if (name.equals(bare) && bare.startsWith("usage"))
                return put(PolicySection.SESSIONS, ending, value, byWord);
            if (!name.endsWith(ending)) continue;
            String word = name.substring(0, name.length() - ending.length());
            return isWord(word) && put(word, ending, value, byWord);
        }
        return false;
    }

    private static boolean put(String word, String ending, String value, Map<String, Map<String, String>> byWord) {
        byWord.computeIfAbsent(word, w -> new HashMap<>()).put(ending, value);
        return true;
    }

    private static boolean isWord(String word) {
        if (word.equals(PolicySection.INBOUND) || word.equals(PolicySection.OUTBOUND)) return true;
        for (MediaService each : MediaService.values()) if (each.type().equals(word)) return true;
        return false;
    }

    private void unknown(String whose, String name) {
        boolean burst = BURSTS.stream().anyMatch(name::endsWith);
        warn(whose, POLICY, name + (burst ? " is not imitated" : " is not known"));
    }

    private PolicyRule rule(String whose, String word, Map<String, String> said) {
        String limit = word.isEmpty() ? "usage-limits" : word + "-usage-limit";
        return new PolicyRule(
                bool(whose, word + "-allowed", said.get("-allowed"), true),
                code(whose, word + "-forbidden-respcode", said.get("-forbidden-respcode"), FORBIDDEN),
                limit(whose, limit, said.get("-usage-limit")),
                limit(whose, word + "-usage-limit-per-session", said.get("-usage-limit-per-session")),
                code(
                        whose,
                        word + "-usage-limit-exceeded-respcode",
                        said.get("-usage-limit-exceeded-respcode"),
                        EXCEEDED),
                bool(whose, word + "-forbidden-set-alarm", said.get("-forbidden-set-alarm"), false),
                bool(
                        whose,
                        word + "-usage-limit-exceeded-set-alarm",
                        said.get("-usage-limit-exceeded-set-alarm"),
                        false),
                capabilities(whose, word + "-capability-requirement", said.get("-capability-requirement")));
    }

    private boolean bool(String whose, String name, String value, boolean otherwise) {
        if (value == null || value.isEmpty()) return otherwise;
        if (isBoolean(value)) return Boolean.parseBoolean(value);
        warn(whose, POLICY, name + " \"" + value + "\" is neither true nor false");
        return otherwise;
    }

    private static boolean isBoolean(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }

    private int limit(String whose, String name, String value) {
        if (value == null || value.isEmpty()) return PolicyRule.NO_LIMIT;
        int number = RespCode.number(value, MOST_DIGITS);
        if (number < 0) warn(whose, POLICY, name + " \"" + value + "\" is no number");
        return number < 0 ? PolicyRule.NO_LIMIT : number;
    }

    private RespCode code(String whose, String name, String value, RespCode otherwise) {
        if (value == null || value.isEmpty()) return otherwise;
        Optional<RespCode> code = RespCode.parse(value);
        if (code.isEmpty()) warn(whose, POLICY, name + " \"" + value + "\" is no SIP code such as 403;Not here");
        return code.orElse(otherwise);
    }

    private Capabilities capabilities(String whose, String name, String value) {
        if (value == null) return Capabilities.NONE;
        Optional<Capabilities> read = Capabilities.parse(value);
        if (read.isEmpty())
            warn(whose, POLICY, name + " \"" + value + "\" is not of the form codec=g729,g722;language=en");
        return read.orElse(Capabilities.NONE);
    }

    private void warn(String whose, String section, String what) {
        warnings.warn(whose + ": " + section + " / " + what);
    }
}
