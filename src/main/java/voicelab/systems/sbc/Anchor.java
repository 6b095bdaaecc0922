package voicelab.systems.sbc;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import voicelab.protocols.sdp.MediaDescription;
import voicelab.protocols.sdp.SdpAddress;
import voicelab.protocols.sdp.SdpAttribute;
import voicelab.protocols.sdp.SdpOrigin;
import voicelab.protocols.sdp.SessionDescription;

/** Rewrites a session description so that its first audio line names the own address; what else it offers is rejected. */
final class Anchor {
    /** How older user agents say hold (RFC 3264 section 8.4): it must reach the other end as it is. */
    static final String HOLD = "0.0.0.0";

    /** About ways that end here. */
    private static final Set<String> DROPPED = Set.of(
            "rtcp",
            "rtcp-mux",
            "candidate",
            "end-of-candidates",
            "ice-ufrag",
            "ice-pwd",
            "ice-options",
            "ice-lite",
            "crypto",
            "fingerprint",
            "setup",
            "group",
            "msid",
            "mid");

    private Anchor() {}

    /** The first audio line over RTP that is wanted; {@code null} when there is none. */
    static MediaDescription audio(SessionDescription sdp) {
        for (MediaDescription medium : sdp.media()) if (isAudio(medium)) return medium;
        return null;
    }

    private static boolean isAudio(MediaDescription medium) {
        return medium.type().equals("audio")
                && medium.port() != 0
                && medium.protocol().equals("RTP/AVP");
    }

    static SessionDescription at(InetSocketAddress own, SessionDescription sdp) {
        String host = own.getAddress().getHostAddress();
        List<MediaDescription> media = new ArrayList<>();
        boolean found = false;
        for (MediaDescription medium : sdp.media()) {
            boolean here = !found && isAudio(medium);
            found |= here;
            media.add(here ? anchored(medium, own.getPort(), isHold(sdp, medium)) : medium.rejected());
        }
        SdpOrigin origin = sdp.origin();
        return new SessionDescription(
                new SdpOrigin("-", origin.sessionId(), origin.version(), "IP4", host),
                sdp.name(),
                new SdpAddress("IP4", host),
                sdp.others(),
                kept(sdp.attributes()),
                media);
    }

    static boolean isHold(SessionDescription sdp, MediaDescription medium) {
        return sdp.addressOf(medium).filter(a -> a.host().equals(HOLD)).isPresent();
    }

    private static MediaDescription anchored(MediaDescription medium, int port, boolean hold) {
        return new MediaDescription(
                medium.type(),
                port,
                1,
                medium.protocol(),
                medium.formats(),
                hold ? List.of(new SdpAddress("IP4", HOLD)) : List.of(),
                medium.others(),
                kept(medium.attributes()));
    }

    private static List<SdpAttribute> kept(List<SdpAttribute> attributes) {
        return attributes.stream().filter(a -> !DROPPED.contains(a.name())).toList();
    }
}
