package voicelab.systems.resourcemanager;

import java.util.Set;

/**
 * A logical resource group as the configuration has it: section {@code gvp.lrg} of a folder, or a section of the Resource
 * Manager's own application (facts 1.2 step 6).
 *
 * @param name the folder's path or the section's name
 * @param services {@code service-types}
 * @param can {@code capabilities} (ours)
 * @param scheme {@code load-balance-scheme}
 * @param capacity {@code port-capacity} (ours): calls at once in the whole group
 */
record GroupSpec(String name, Set<MediaService> services, Capabilities can, BalanceScheme scheme, int capacity) {
    static final int NO_LIMIT = Integer.MAX_VALUE;
    /** Of a peer that is asked whether it lives and gets no calls as a resource. */
    static final GroupSpec NONE = new GroupSpec("", Set.of(), Capabilities.NONE, BalanceScheme.ROUND_ROBIN, NO_LIMIT);

    boolean serves(MediaService service, Capabilities asked) {
        return services.contains(service) && (asked.isNone() || can.meet(asked));
    }
}
