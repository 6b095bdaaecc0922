package voicelab.proof;

import java.net.InetSocketAddress;
import voicelab.Lab;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.map.SystemId;

/** Whether an entry went from the link's caller to the link's listener, by the addresses on the wire. */
final class Addresses {
    private Addresses() {}

    static boolean lead(Lab lab, LinkSpec link, ListenerSpec listener, JournalEntry entry) {
        boolean back = entry.kind() == Kind.BACK;
        InetSocketAddress caller = back ? entry.destination() : entry.source();
        InetSocketAddress callee = back ? entry.source() : entry.destination();
        if (caller == null || callee == null) return false;
        return livesAt(lab, link.from(), caller) && listens(lab, listener, callee) && ProofRun.fitsTransport(entry, listener);
    }

    private static boolean livesAt(Lab lab, SystemId system, InetSocketAddress address) {
        return lab.plan().instances(system).stream()
                .anyMatch(id -> lab.plan().address(id).equals(address.getAddress()));
    }

    private static boolean listens(Lab lab, ListenerSpec listener, InetSocketAddress address) {
        for (InstanceId id : lab.plan().instances(listener.system())) {
            if (!lab.plan().address(id).equals(address.getAddress())) continue;
            if (listener.documentedPort().isRange()) return listener.documentedPort().contains(address.getPort());
            return lab.plan().listen(id, listener).filter(address::equals).isPresent();
        }
        return false;
    }
}
