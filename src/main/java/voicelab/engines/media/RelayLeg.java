package voicelab.engines.media;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;
import voicelab.net.Hop;
import voicelab.net.MediaPassage;
import voicelab.protocols.rtp.RtpView;

/** One side of an {@link RtpRelay}. Thread-safe. */
public final class RelayLeg {
    private final MediaWorks works;
    private final MediaLeg leg;
    private final StreamWatch watch;
    private final RtpView view = new RtpView();
    private RelayLeg other;

    RelayLeg(MediaWorks works, MediaLeg leg) {
        this.works = works;
        this.leg = leg;
        watch = new StreamWatch(leg, RtpListener.NONE, works.kept());
    }

    void join(RelayLeg to) throws ClosedChannelException {
        other = to;
        Consumer<Throwable> bugs = error -> works.bug(leg.plan, "media relay " + local(), error);
        works.selector().register(leg.ports.rtp(), this::rtp, bugs);
        works.selector().register(leg.ports.rtcp(), this::rtcp, bugs);
    }

    public InetSocketAddress local() {
        return leg.ports.rtpAddress();
    }

    public InetSocketAddress localRtcp() {
        return leg.ports.rtcpAddress();
    }

    /** Where this leg's peer is, by its SDP; null RTCP means one port up. */
    public void remote(InetSocketAddress rtp, InetSocketAddress rtcp) {
        leg.remote(rtp, rtcp);
    }

    public InetSocketAddress remoteNow() {
        return leg.remoteNow();
    }

    /** Puts another arrow under what leaves from this leg. */
    public void through(MediaPassage arrow) {
        leg.through(arrow);
    }

    /** {@code packetsReceived}, loss and jitter are those of this leg's peer; {@code packetsSent} what was sent to it. */
    public RtpStatistics statistics() {
        return leg.statistics(watch, 0, -1);
    }

    private void rtp(ByteBuffer datagram, InetSocketAddress from) {
        String problem = datagram.remaining() == MediaSelector.DATAGRAM_MAX ? "too long" : view.wrap(datagram);
        if (problem != null) {
            if (leg.malformed.getAndIncrement() == 0 && leg.plan.arrivals() != null)
                leg.plan.arrivals().malformed(new Hop(local(), from), "RTP", problem);
            return;
        }
        if (!leg.accepts(from)) {
            leg.stray.incrementAndGet();
            return;
        }
        int payloadType = view.payloadType();
        boolean sound = payloadType == 0 || payloadType == 8;
        String codec = payloadType == 0 ? "PCMU" : payloadType == 8 ? "PCMA" : "pt-" + payloadType;
        int octets = view.payloadLength();
        watch.packet(view, datagram, codec, sound, works.ticker().nanos());
        if (other.leg.knowsPeer()) other.leg.sendRtp(datagram, octets);
    }

    private void rtcp(ByteBuffer datagram, InetSocketAddress from) {
        if (!leg.acceptsRtcp(from)) leg.stray.incrementAndGet();
        else if (other.leg.knowsPeer()) other.leg.sendRtcp(datagram);
    }

    void finish() {
        try {
            watch.close();
            leg.ended();
        } finally {
            leg.ports.close();
        }
    }
}
