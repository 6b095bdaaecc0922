package voicelab.protocols.metrics;

/** The two alphabets of the format; ASCII only, whatever Unicode calls a letter. */
public final class MetricNames {
    private MetricNames() {}

    /** {@code [a-zA-Z_:][a-zA-Z0-9_:]*}. */
    public static boolean isMetric(String name) {
        return matches(name, true);
    }

    /** {@code [a-zA-Z_][a-zA-Z0-9_]*}. */
    public static boolean isLabel(String name) {
        return matches(name, false);
    }

    static boolean isFirst(char c, boolean colon) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colon && c == ':');
    }

    static boolean isFurther(char c, boolean colon) {
        return isFirst(c, colon) || (c >= '0' && c <= '9');
    }

    private static boolean matches(String name, boolean colon) {
        if (name.isEmpty() || !isFirst(name.charAt(0), colon)) return false;
        for (int i = 1; i < name.length(); i++) if (!isFurther(name.charAt(i), colon)) return false;
        return true;
    }
}
