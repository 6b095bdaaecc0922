package voicelab.calls;

import java.util.regex.Pattern;

/** Words for an SVG document: escaped, without what XML 1.0 forbids, and cut to a width. */
final class SvgText {
    /** Ids say enough with their first eight characters. */
    private static final Pattern LONG_ID = Pattern.compile(
            "\\b([0-9A-Fa-f]{8})(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|\\b([0-9A-Fa-f]{8})[0-9A-Fa-f]{24,}");

    /** What an MCP hangs on to a page's URL says nothing in a line. */
    private static final Pattern QUERY = Pattern.compile("(?<=://[^\\s?]{1,200})\\?[^\\s\\]]{12,}");

    /** A proportional font's mean width to its size. */
    private static final double MEAN_WIDTH = 0.57;

    private SvgText() {}

    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    if (allowed(c)) safe.appendCodePoint(c);
                    else safe.append('?');
                }
            }
        });
        return safe.toString();
    }

    // XML 1.0 section 2.2
    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    /** Cut to what fits a width in pixels at a font size; with an ellipsis where it was cut. */
    static String fit(String text, double width, double size) {
        int most = (int) (width / (size * MEAN_WIDTH));
        if (text.length() <= most) return text;
        if (most < 2) return "";
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end) + "\u2026";
    }

    /** The first of these that is not empty and fits as it is, else none. */
    static String first(double width, double size, String... wordings) {
        for (String wording : wordings) {
            String said = wording.strip();
            if (!said.isEmpty() && fit(said, width, size).equals(said)) return said;
        }
        return "";
    }

    /** The first words, whole ones, as far as they fit; none where not even the first does. */
    static String words(String text, double width, double size) {
        String said = text;
        while (!fit(said, width, size).equals(said)) {
            int space = said.lastIndexOf(' ');
            if (space < 0) return "";
            said = said.substring(0, space).replaceAll("[ (>-]+$", "");
        }
        return said;
    }

    /** Ids and the queries of URLs without their ends. */
    static String shortIds(String text) {
        String ids = LONG_ID.matcher(text).replaceAll(m -> (m.group(1) == null ? m.group(2) : m.group(1)) + "~");
        return QUERY.matcher(ids).replaceAll("?~");
    }
}
