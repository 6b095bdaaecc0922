package voicelab.systems.resourcemanager;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a group's resources are picked: {@code gvp.lrg} / {@code load-balance-scheme} of its folder. */
enum BalanceScheme {
    /** Each in turn; what the platform's own deployment uses (facts 1.1). */
    ROUND_ROBIN,
    /** The one with the fewest calls; among equals each in turn. */
    LEAST_USED;

    static Optional<BalanceScheme> named(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "round-robin" -> Optional.of(ROUND_ROBIN);
            case "least-used" -> Optional.of(LEAST_USED);
            default -> Optional.empty();
        };
    }

    /** In the order in which they are to be tried. */
    List<MediaResource> order(List<MediaResource> resources, int turn) {
        if (resources.size() < 2) return resources;
        int first = Math.floorMod(turn, resources.size());
        List<MediaResource> order = new ArrayList<>(resources.subList(first, resources.size()));
        order.addAll(resources.subList(0, first));
        if (this == LEAST_USED) order.sort(Comparator.comparingInt(MediaResource::active)); // stable
        return order;
    }
}
