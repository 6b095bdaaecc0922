package voicelab.systems;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import voicelab.engines.sip.SipPeer;
import voicelab.map.SystemId;
import voicelab.protocols.sip.Transport;
import voicelab.standin.LabContext;

/** The other instances of a system that runs more than once: who takes its dialogs over when one of them is gone. */
public final class Substitutes {
    private Substitutes() {}

    /**
     * @param listener of that system, over TCP
     * @return for a next hop at one instance the others; for anybody else nobody
     */
    public static Function<SipPeer, List<SipPeer>> of(LabContext lab, SystemId system, String listener) {
        List<InetSocketAddress> all = List.copyOf(lab.everywhere(system, listener));
        if (all.size() < 2) return peer -> List.of();
        return peer -> peer.transport() != Transport.TCP || !all.contains(peer.address())
                ? List.of()
                : all.stream()
                        .filter(each -> !each.equals(peer.address()))
                        .map(SipPeer::tcp)
                        .toList();
    }
}
