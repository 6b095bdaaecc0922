package voicelab.engines.media;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import voicelab.net.Hop;
import voicelab.protocols.rtp.RtcpException;
import voicelab.protocols.rtp.RtcpPacket;
import voicelab.protocols.rtp.RtcpPacket.ReportBlock;
import voicelab.protocols.rtp.RtcpPacket.SourceDescription;
import voicelab.protocols.rtp.RtcpReader;
import voicelab.protocols.rtp.RtcpWriter;

/**
 * The RTCP of one session: reports now and then, BYE at the end, and what the peer's reports say. Its NTP time is time
 * elapsed (RFC 3550 6.4.1 allows it to those who do not know the hour). Thread-safe.
 */
final class RtcpTalk {
    private static final int COMPOUND_MAX = 512;
    private static final double UNITS_A_MILLI = 65.536;

    private final MediaLeg leg;
    private final StreamWatch watch;
    private final int ssrc;
    private final long everyNanos;
    private final RandomGenerator random;
    private final long originNanos;
    private long dueNanos;
    private long sentAtLastReport;
    private int lastReport;
    private long lastReportNanos;
    private long remoteLost;
    private double roundTripMillis = -1;

    RtcpTalk(MediaLeg leg, StreamWatch watch, int ssrc, Duration every, RandomGenerator random, long nanos) {
        this.leg = leg;
        this.watch = watch;
        this.ssrc = ssrc;
        everyNanos = every.toNanos();
        this.random = random;
        originNanos = nanos;
        dueNanos = nanos + draw();
    }

    synchronized long remoteLost() {
        return remoteLost;
    }

    synchronized double roundTripMillis() {
        return roundTripMillis;
    }

    /**
     * Clock thread.
     *
     * @param timestamp of the sound that is sent now
     */
    void tick(long nanos, int timestamp) {
        List<RtcpPacket> compound;
        synchronized (this) {
            if (nanos - dueNanos < 0 || !leg.knowsPeer()) return;
            dueNanos = nanos + draw();
            compound = new ArrayList<>();
            compound.add(report(nanos, timestamp));
            compound.add(SourceDescription.cname(ssrc, cname()));
        }
        send(compound);
    }

    void bye(long nanos) {
        if (!leg.knowsPeer()) return;
        List<ReportBlock> blocks;
        synchronized (this) {
            blocks = blocks(nanos);
        }
        send(List.of(
                new RtcpPacket.ReceiverReport(ssrc, blocks),
                SourceDescription.cname(ssrc, cname()),
                new RtcpPacket.Bye(List.of(ssrc), "")));
    }

    /** Selector thread. */
    void rtcp(ByteBuffer datagram, InetSocketAddress from, long nanos) {
        if (!leg.acceptsRtcp(from)) {
            leg.stray.incrementAndGet();
            return;
        }
        List<RtcpPacket> compound;
        try {
            compound = RtcpReader.read(datagram);
        } catch (RtcpException e) {
            if (leg.malformed.getAndIncrement() == 0 && leg.plan.arrivals() != null)
                leg.plan.arrivals().malformed(new Hop(leg.ports.rtcpAddress(), from), "RTCP", e.getMessage());
            return;
        }
        for (RtcpPacket packet : compound) {
            if (packet instanceof RtcpPacket.SenderReport sr) senderReport(sr, nanos);
            else if (packet instanceof RtcpPacket.ReceiverReport rr) rr.blocks().forEach(block -> heard(block, nanos));
            else if (packet instanceof RtcpPacket.Bye bye) bye.ssrcs().forEach(source -> watch.bye(source, nanos));
        }
    }

    private void senderReport(RtcpPacket.SenderReport sr, long nanos) {
        if (watch.follows(sr.ssrc())) {
            synchronized (this) {
                lastReport = (int) (sr.ntp() >>> 16);
                lastReportNanos = nanos;
            }
        }
        sr.blocks().forEach(block -> heard(block, nanos));
    }

    private synchronized void heard(ReportBlock block, long nanos) {
        if (block.ssrc() != ssrc) return;
        remoteLost = block.lost();
        if (block.lastReport() == 0) return;
        // RFC 3550 6.4.1: now, less when our report left, less how long it lay there
        int units = (int) (ntp(nanos) >>> 16) - block.lastReport() - block.sinceLastReport();
        roundTripMillis = Math.max(0, units) / UNITS_A_MILLI;
    }

    private RtcpPacket report(long nanos, int timestamp) {
        long sent = leg.packetsSent.get();
        if (sent == sentAtLastReport) return new RtcpPacket.ReceiverReport(ssrc, blocks(nanos));
        sentAtLastReport = sent;
        return new RtcpPacket.SenderReport(
                ssrc, ntp(nanos), timestamp, (int) sent, (int) leg.octetsSent.get(), blocks(nanos));
    }

    private List<ReportBlock> blocks(long nanos) {
        StreamWatch.Heard heard = watch.report();
        if (heard == null) return List.of();
        int since = lastReport == 0 ? 0 : (int) ((nanos - lastReportNanos) / 1e6 * UNITS_A_MILLI);
        int lost = (int) Math.max(-0x80_0000, Math.min(0x7F_FFFF, heard.lost()));
        return List.of(new ReportBlock(
                heard.ssrc(),
                heard.fractionLost(),
                lost,
                (int) heard.extendedHighest(),
                (int) heard.jitter(),
                lastReport,
                since));
    }

    private void send(List<RtcpPacket> compound) {
        ByteBuffer out = ByteBuffer.allocate(COMPOUND_MAX);
        RtcpWriter.write(compound, out);
        leg.sendRtcp(out.flip());
    }

    private String cname() {
        return String.format(
                "%08x@%s", ssrc, leg.ports.rtpAddress().getAddress().getHostAddress());
    }

    private long ntp(long nanos) {
        // one second ahead, so that a first report is not the 0 that means "none yet"
        long elapsed = nanos - originNanos + 1_000_000_000L;
        return ((elapsed / 1_000_000_000L) << 32) | (((elapsed % 1_000_000_000L) << 32) / 1_000_000_000L);
    }

    /** From half to one and a half of the mean (RFC 3550 6.2), so that sessions do not report in step. */
    private long draw() {
        return everyNanos / 2 + (long) (random.nextDouble() * everyNanos);
    }
}
