package voicelab.standin;

import voicelab.map.Carriage;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.net.Hop;
import voicelab.net.MediaPassage;

/** Which arrow a media stream belongs to: found by who lives at its far end. */
public final class MediaArrows {
    private MediaArrows() {}

    /**
     * The passage of a stream from this instance to {@code hop.remote()}; {@link MediaPassage#OPEN} where the map has no RTP
     * arrow that leads there (the way back of an arrow, a phone to a phone, the user's own system).
     *
     * @param callId correlates the stream with its call; may be empty
     */
    public static MediaPassage towards(LabContext lab, Hop hop, String callId) {
        return lab.map()
                .instance(lab.whoIs(hop.remote()))
                .flatMap(peer -> lab.map().linksFrom(lab.self().system()).stream()
                        .filter(link -> isRtpTo(link, peer))
                        .findFirst())
                .map(link -> lab.arrow(link.id()).stream(hop, callId))
                .orElse(MediaPassage.OPEN);
    }

    private static boolean isRtpTo(LinkSpec link, InstanceId peer) {
        return link.carriage() == Carriage.RTP && link.to().equals(peer.system());
    }
}
