package voicelab.systems.mcp;

import java.net.InetSocketAddress;
import java.util.Optional;
import voicelab.map.Carriage;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.net.Hop;
import voicelab.net.MediaPassage;
import voicelab.standin.LabContext;

/** Which arrow RTP towards an address passes: gvp-9 to the SBC, mcu-19 to the MCU; anybody else gets it without one. */
final class MediaArrows {
    private MediaArrows() {}

    static MediaPassage towards(LabContext lab, InetSocketAddress own, InetSocketAddress remote, String callId) {
        Optional<InstanceId> callee = lab.map().instance(lab.whoIs(remote));
        Optional<LinkSpec> link =
                callee.flatMap(c -> lab.map().linksFrom(lab.self().system()).stream()
                        .filter(l -> l.carriage() == Carriage.RTP && l.to().equals(c.system()))
                        .findFirst());
        if (link.isEmpty()) return MediaPassage.OPEN;
        return lab.arrow(link.get().id()).stream(new Hop(own, remote), callId);
    }
}
