package voicelab.engines.snmp;

import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.smi.Oid;

/**
 * A region that a source answers for.
 *
 * @param subtree the region as it was registered
 * @param rangeSubid which sub-identifier runs up to {@code upperBound}, counted from 1; 0 for none
 * @param priority the lowest number wins
 */
record Registration(MibSource source, Oid subtree, int rangeSubid, long upperBound, int priority) {

    /** How many subtrees it stands for; 0 or less when its range runs backwards. */
    long width() {
        return rangeSubid == 0 ? 1 : upperBound - subtree.at(rangeSubid - 1) + 1;
    }

    List<Oid> subtrees() {
        if (rangeSubid == 0) return List.of(subtree);
        List<Oid> all = new ArrayList<>();
        for (long id = subtree.at(rangeSubid - 1); id <= upperBound; id++) all.add(subtree.with(rangeSubid - 1, id));
        return all;
    }

    boolean isSame(MibSource who, Oid tree, int subid, long upper, int order) {
        return source.equals(who)
                && subtree.equals(tree)
                && rangeSubid == subid
                && upperBound == upper
                && priority == order;
    }
}
