package voicelab.systems.resourcemanager;

import java.util.Locale;
import java.util.Optional;

/** How a group's resources are picked: {@code gvp.lrg} / {@code load-balance-scheme}. The names of all but the first are ours. */
enum BalanceScheme {
    /** Each in turn; what the platform's own deployment uses (facts 1.1). */
    ROUND_ROBIN,
    /** The one with the fewest calls; among equals each in turn. */
    LEAST_USED,
    /** The one with the smallest part of its port capacity in use; among equals each in turn. */
    LEAST_PERCENT;

    static Optional<BalanceScheme> named(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "round-robin" -> Optional.of(ROUND_ROBIN);
            case "least-used" -> Optional.of(LEAST_USED);
            case "least-percent" -> Optional.of(LEAST_PERCENT);
            default -> Optional.empty();
        };
    }

    /** Takes a port of one of these, who are asked from {@code first} on; null where all are full. */
    MediaResource take(MediaResource[] able, int first) {
        for (int round = 0; round < able.length; round++) {
            int at = this == ROUND_ROBIN ? (first + round) % able.length : least(able, first);
            if (able[at].takePort()) return able[at];
            if (this != ROUND_ROBIN) able[at] = null;
        }
        return null;
    }

    private int least(MediaResource[] able, int first) {
        int best = -1;
        for (int i = 0; i < able.length; i++) {
            int at = (first + i) % able.length;
            if (able[at] != null && (best < 0 || isLess(able[at], able[best]))) best = at;
        }
        return best;
    }

    private boolean isLess(MediaResource one, MediaResource other) {
        if (this == LEAST_USED) return one.active() < other.active();
        return (long) one.active() * other.capacity() < (long) other.active() * one.capacity();
    }
}
