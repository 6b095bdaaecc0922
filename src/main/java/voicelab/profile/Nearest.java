package voicelab.profile;

import java.util.Collection;

/** The known word nearest to an unknown one, for complaints. */
public final class Nearest {
    private static final int MAX_DISTANCE = 4;
    private static final int MAX_LENGTH = 64;

    private Nearest() {}

    /** {@code ; did you mean "das"?} or nothing. */
    public static String hint(String word, Collection<String> known) {
        String best = null;
        int bestDistance = MAX_DISTANCE;
        if (word.length() > MAX_LENGTH) return "";
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best == null ? "" : "; did you mean \"" + best + "\"?";
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
