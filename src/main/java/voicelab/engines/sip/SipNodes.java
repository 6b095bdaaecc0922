package voicelab.engines.sip;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** The nodes of one lab, for whoever wants to see them all. A node that nobody uses any more is forgotten. Thread-safe. */
public final class SipNodes implements AutoCloseable {
    private final Set<SipNode> nodes = Collections.newSetFromMap(new WeakHashMap<>());

    public synchronized void add(SipNode node) {
        nodes.add(node);
    }

    public synchronized List<SipNode> all() {
        return List.copyOf(nodes);
    }

    /** The nodes are their rooms' to close. */
    @Override
    public synchronized void close() {
        nodes.clear();
    }
}
