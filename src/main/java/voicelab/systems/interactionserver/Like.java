package voicelab.systems.interactionserver;

/** SQL's LIKE with % alone, in time that grows with the text's length only. */
final class Like {
    private Like() {}

    static boolean matches(String text, String pattern) {
        String[] parts = pattern.split("%", -1);
        if (parts.length == 1) return text.equals(pattern);
        if (!text.startsWith(parts[0])) return false;
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) return false;
            at = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return text.length() - at >= last.length() && text.endsWith(last);
    }
}
