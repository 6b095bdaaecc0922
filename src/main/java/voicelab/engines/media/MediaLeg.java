package voicelab.engines.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import voicelab.net.Hop;
import voicelab.net.MediaPassage;
import voicelab.net.MediaPassage.DatagramCarrier;

/** The two sockets of one end, where its peer is, and the arrow under what leaves. Thread-safe. */
final class MediaLeg {
    private static final int PORT_MAX = 65_535;

    final PortPairs.Pair ports;
    final RtpPlan plan;
    final AtomicLong packetsSent = new AtomicLong();
    final AtomicLong octetsSent = new AtomicLong();
    final AtomicLong malformed = new AtomicLong();
    final AtomicLong stray = new AtomicLong();
    private final AtomicLong sendFailures = new AtomicLong();
    private final DatagramCarrier rtpCarrier = datagram -> carry(datagram, false);
    private final DatagramCarrier rtcpCarrier = datagram -> carry(datagram, true);
    private volatile MediaPassage passage;
    /** What signalling said; a packet from there always counts. */
    private volatile InetSocketAddress signalled;

    private volatile InetSocketAddress rtpPeer;
    private volatile InetSocketAddress rtcpPeer;
    private volatile boolean latched;

    MediaLeg(PortPairs.Pair ports, RtpPlan plan) {
        this.ports = ports;
        this.plan = plan;
        passage = plan.passage();
    }

    void remote(InetSocketAddress rtp, InetSocketAddress rtcp) {
        signalled = rtp;
        rtpPeer = rtp;
        rtcpPeer = rtcp == null ? above(rtp) : rtcp;
        latched = false;
    }

    InetSocketAddress remoteNow() {
        return rtpPeer;
    }

    boolean knowsPeer() {
        return rtpPeer != null;
    }

    Hop hop() {
        return new Hop(ports.rtpAddress(), rtpPeer);
    }

    /** Whether a well-formed RTP packet from there belongs to this leg; the first may move the peer (RFC 4961). */
    boolean accepts(InetSocketAddress from) {
        InetSocketAddress now = rtpPeer;
        if (from.equals(now) || from.equals(signalled)) {
            if (!latched) latched = true; // who was heard is not pushed aside by a stranger
            if (!from.equals(now)) rtpPeer = from;
            return true;
        }
        if (!plan.latch()) return now == null || now.getAddress().equals(from.getAddress());
        if (latched) return false;
        latched = true;
        boolean elsewhere = now == null || !now.getAddress().equals(from.getAddress());
        rtpPeer = from;
        if (elsewhere) rtcpPeer = above(from);
        return true;
    }

    boolean acceptsRtcp(InetSocketAddress from) {
        InetSocketAddress rtp = rtpPeer;
        return rtp == null
                || rtp.getAddress().equals(from.getAddress())
                || from.equals(rtcpPeer)
                || from.getAddress().equals(signalled == null ? null : signalled.getAddress());
    }

    void sendRtp(ByteBuffer datagram, int payloadOctets) {
        packetsSent.incrementAndGet();
        octetsSent.addAndGet(payloadOctets);
        passage.out(datagram, rtpCarrier);
    }

    void sendRtcp(ByteBuffer datagram) {
        passage.out(datagram, rtcpCarrier);
    }

    void through(MediaPassage arrow) {
        MediaPassage before = passage;
        passage = arrow;
        if (before != arrow) before.ended(totals());
    }

    void ended() {
        passage.ended(totals());
    }

    RtpStatistics statistics(StreamWatch watch, long remoteLost, double roundTripMillis) {
        long received = watch.packets();
        long lost = watch.lost();
        return new RtpStatistics(
                packetsSent.get(),
                octetsSent.get(),
                received,
                watch.octets(),
                lost,
                watch.jitterMillis(),
                remoteLost,
                roundTripMillis,
                malformed.get(),
                stray.get(),
                sendFailures.get(),
                RFactor.of(received, lost, watch.gaps(), roundTripMillis));
    }

    private Map<String, String> totals() {
        Map<String, String> totals = new LinkedHashMap<>();
        totals.put("packets", Long.toString(packetsSent.get()));
        totals.put("octets", Long.toString(octetsSent.get()));
        totals.put("send-failures", Long.toString(sendFailures.get()));
        return totals;
    }

    /** May come late and from another thread, when a fault held the datagram back. */
    private void carry(ByteBuffer datagram, boolean control) {
        InetSocketAddress to = control ? rtcpPeer : rtpPeer;
        DatagramChannel channel = control ? ports.rtcp() : ports.rtp();
        try {
            if (to == null || channel.send(datagram, to) == 0) sendFailures.incrementAndGet();
        } catch (ClosedChannelException e) {
            // a packet that a fault held back longer than the call lasted
        } catch (IOException e) {
            sendFailures.incrementAndGet();
        }
    }

    private static InetSocketAddress above(InetSocketAddress rtp) {
        return new InetSocketAddress(rtp.getAddress(), Math.min(PORT_MAX, rtp.getPort() + 1));
    }
}
