package voicelab.map;

/** One port, or a range that is bound on demand. Both ends included. */
public record PortSpan(int first, int last) {

    public PortSpan {
        if (first < 1 || last > 65_535 || first > last)
            throw new IllegalArgumentException("no port range: " + first + "-" + last);
    }

    public static PortSpan of(int port) {
        return new PortSpan(port, port);
    }

    /** {@code 5060} or {@code 20000-45000}. */
    public static PortSpan parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) return of(Integer.parseInt(text.trim()));
        return new PortSpan(
                Integer.parseInt(text.substring(0, dash).trim()),
                Integer.parseInt(text.substring(dash + 1).trim()));
    }

    public boolean isRange() {
        return first != last;
    }

    public boolean contains(int port) {
        return port >= first && port <= last;
    }

    @Override
    public String toString() {
        return isRange() ? first + "-" + last : Integer.toString(first);
    }
}
