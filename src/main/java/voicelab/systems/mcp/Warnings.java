package voicelab.systems.mcp;

import voicelab.standin.LabContext;

/** Warning values (RFC 3261 section 20.43, code 399): why a request is refused, for people. */
final class Warnings {
    private static final int MOST_CHARS = 200;

    private Warnings() {}

    static String text(LabContext lab, String why) {
        return "399 " + lab.address().getHostAddress() + " " + quoted(why);
    }

    static String quoted(String why) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < why.length() && i < MOST_CHARS; i++) {
            char c = why.charAt(i);
            if (c == '"' || c == '\\') out.append('\\');
            out.append(c < ' ' ? ' ' : c);
        }
        return out.append('"').toString();
    }
}
