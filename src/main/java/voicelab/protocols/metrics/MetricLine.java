package voicelab.protocols.metrics;

/** A place in one line of the text, moving to the right. */
final class MetricLine {
    private final String line;
    private final int number;
    private final MetricBounds bounds;
    private int at;

    MetricLine(String line, int number, MetricBounds bounds) {
        this.line = line;
        this.number = number;
        this.bounds = bounds;
    }

    MetricSyntaxError wrong(String reason) {
        return new MetricSyntaxError(number, reason);
    }

    boolean atEnd() {
        return at == line.length();
    }

    private boolean atBlank() {
        return !atEnd() && (line.charAt(at) == ' ' || line.charAt(at) == '\t');
    }

    void skipBlanks() {
        while (atBlank()) at++;
    }

    /** Takes the sign when it is next. */
    boolean take(char sign) {
        if (atEnd() || line.charAt(at) != sign) return false;
        at++;
        return true;
    }

    /** @param colon whether this is a metric's name, or only a label's */
    String name(boolean colon) throws MetricSyntaxError {
        int from = at;
        if (atEnd() || !MetricNames.isFirst(line.charAt(at), colon))
            throw wrong("a " + (colon ? "metric" : "label") + " name is expected");
        while (!atEnd() && MetricNames.isFurther(line.charAt(at), colon)) at++;
        if (at - from > bounds.text()) throw wrong("a name of more than " + bounds.text() + " characters");
        return line.substring(from, at);
    }

    /** Up to the next blank. */
    String word() throws MetricSyntaxError {
        int from = at;
        while (!atEnd() && !atBlank()) at++;
        if (at - from > bounds.text()) throw wrong("a word of more than " + bounds.text() + " characters");
        return line.substring(from, at);
    }

    /** What stands between two quotes, the opening one is taken already. */
    String quoted() throws MetricSyntaxError {
        return unescaped(true);
    }

    /** What is left, as a help text. */
    String help() throws MetricSyntaxError {
        return unescaped(false);
    }

    private String unescaped(boolean quoted) throws MetricSyntaxError {
        StringBuilder out = new StringBuilder();
        while (!atEnd()) {
            char c = line.charAt(at++);
            if (c == '"' && quoted) return out.toString();
            out.append(c == '\\' ? escape(quoted) : c);
            if (out.length() > bounds.text()) throw wrong("a text of more than " + bounds.text() + " characters");
        }
        if (quoted) throw wrong("a label value has no closing quote");
        return out.toString();
    }

    private char escape(boolean quoted) throws MetricSyntaxError {
        char c = atEnd() ? ' ' : line.charAt(at++);
        if (c == 'n') return '\n';
        if (c == '\\' || (c == '"' && quoted)) return c;
        throw wrong("an escape that the format does not have: \\" + c);
    }
}
