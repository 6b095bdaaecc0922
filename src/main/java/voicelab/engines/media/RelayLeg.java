package voicelab.engines.media;

import java.net.InetSocketAddress;
import voicelab.net.MediaPassage;

/** One side of an {@link RtpRelay}. Thread-safe. */
@SuppressWarnings("DoNotCallSuggester")
public final class RelayLeg {
    RelayLeg() {}

    public InetSocketAddress local() {
        throw new UnsupportedOperationException();
    }

    public InetSocketAddress localRtcp() {
        throw new UnsupportedOperationException();
    }

    /** Where this leg's peer is, by its SDP; null RTCP means one port up. */
    public void remote(InetSocketAddress rtp, InetSocketAddress rtcp) {}

    public InetSocketAddress remoteNow() {
        throw new UnsupportedOperationException();
    }

    /** Puts another arrow under what leaves from this leg. */
    public void through(MediaPassage arrow) {}

    /** {@code packetsReceived}, loss and jitter are those of this leg's peer; {@code packetsSent} what was sent to it. */
    public RtpStatistics statistics() {
        throw new UnsupportedOperationException();
    }
}
