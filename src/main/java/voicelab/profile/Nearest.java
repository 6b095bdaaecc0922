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

    /** Levenshtein's distance, two swapped neighbours counting as one slip. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) d[i][0] = i;
        for (int j = 0; j <= b.length(); j++) d[0][j] = j;
        for (int i = 1; i <= a.length(); i++)
            for (int j = 1; j <= b.length(); j++) {
                int slip = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + slip, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
            }
        return d[a.length()][b.length()];
    }
}
