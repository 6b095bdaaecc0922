package voicelab.map;

import java.util.List;

/**
 * What really runs for one or two rows of the tables. Half routes, faults and journal entries belong to a link.
 *
 * @param id the map's id ({@code gvp-3}, {@code x-1})
 * @param to the callee; for a fan-out (gvp-18) the first of several
 * @param listeners where it ends; each needs its proof
 * @param evidence what the third leg of a proof is
 * @param support whether it stands outside the documented tables
 */
public record LinkSpec(
        String id,
        SystemId from,
        SystemId to,
        String protocol,
        Carriage carriage,
        List<ListenerSpec> listeners,
        String evidence,
        boolean support) {

    public boolean endsAt(ListenerSpec listener) {
        return listeners.contains(listener);
    }

    /** {@code gvp-3 (resource-manager -> reporting-server)}. */
    public String title() {
        return id + " (" + from + " -> " + to + ")";
    }
}
