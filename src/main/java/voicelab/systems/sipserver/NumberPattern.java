package voicelab.systems.sipserver;

import voicelab.standin.Settings;

/**
 * A pattern of dialled numbers: {@code x} is any digit, a {@code *} at the end any rest (also none), everything else itself.
 * {@code 8xxx}, {@code 80*}, {@code +49211*}, {@code *} for all.
 */
record NumberPattern(String text) {
    private static final int LONGEST = 64;

    static NumberPattern read(Settings s) {
        String text = s.text().trim();
        if (!isPattern(text)) throw s.fault("a number pattern is wanted such as 8xxx or 80*, not \"" + text + "\"");
        return new NumberPattern(text);
    }

    static boolean isPattern(String text) {
        int star = text.indexOf('*');
        return !text.isEmpty() && text.length() <= LONGEST && (star < 0 || star == text.length() - 1);
    }

    boolean fits(String number) {
        boolean open = text.endsWith("*");
        int length = open ? text.length() - 1 : text.length();
        if (open ? number.length() < length : number.length() != length) return false;
        for (int i = 0; i < length; i++) {
            char wanted = text.charAt(i);
            char c = number.charAt(i);
            if (wanted == 'x' ? c < '0' || c > '9' : wanted != c) return false;
        }
        return true;
    }
}
