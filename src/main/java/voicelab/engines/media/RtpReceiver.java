package voicelab.engines.media;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.audio.DtmfDetector;
import voicelab.protocols.audio.G711;
import voicelab.protocols.audio.Law;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.rtp.ReceiverStatistics.Arrival;
import voicelab.protocols.rtp.RtpView;
import voicelab.protocols.rtp.TelephoneEvent;

/** What a session does with arriving RTP: selector thread only, but for {@link #heldTooLong}. */
final class RtpReceiver implements ReorderBuffer.Out {
    static final int FRAME = 160;
    private static final long HELD_MAX_NANOS = 100_000_000;

    private final MediaLeg leg;
    private final RtpListener listener;
    private final StreamWatch watch;
    private final SoundRing ring;
    private final DtmfDetector inband;
    private final RtpView view = new RtpView();
    private final ReorderBuffer order = new ReorderBuffer(this);
    private final short[] frame = new short[FRAME];
    private int filled;
    private int samplesAPacket = FRAME;
    private boolean eventKnown;
    private int eventTimestamp;
    private boolean complained;
    private boolean foreignSeen;
    private volatile RtpRemote peer;
    /** Since when packets wait for a missing one; 0 when none do. */
    private volatile long heldSince;

    RtpReceiver(MediaLeg leg, RtpListener listener, StreamWatch watch) {
        this.leg = leg;
        this.listener = listener;
        this.watch = watch;
        ring = new SoundRing((int) (leg.plan.kept().toMillis() * Tone.RATE_HZ / 1_000));
        inband = leg.plan.inbandDigits() ? new DtmfDetector() : null;
    }

    void remote(RtpRemote remote) {
        peer = remote;
    }

    SoundRing ring() {
        return ring;
    }

    void rtp(ByteBuffer datagram, InetSocketAddress from, long nanos) {
        String problem = datagram.remaining() == MediaSelector.DATAGRAM_MAX
                ? "a datagram of " + MediaSelector.DATAGRAM_MAX + " octets or more"
                : view.wrap(datagram);
        if (problem != null) {
            malformed(problem, from);
            return;
        }
        if (!leg.accepts(from)) {
            leg.stray.incrementAndGet();
            return;
        }
        RtpRemote now = peer;
        int payloadType = view.payloadType();
        Law law = payloadType == 0 ? Law.MU : payloadType == 8 ? Law.A : null;
        boolean event = law == null && now != null && now.digitsIn() == payloadType;
        if (law == null && !event) {
            notAgreed(payloadType, from);
            if (!watch.follows(view.ssrc())) return;
        }
        String codec = law != null ? law.encoding() : event ? "telephone-event" : "pt-" + payloadType;
        Arrival arrival = watch.packet(view, datagram, codec, law != null, nanos);
        if (arrival == Arrival.DOUBTFUL) return;
        if (arrival == Arrival.RESTART) {
            order.reset();
            eventKnown = false;
        }
        if (event) event(datagram, from);
        order.packet(view.sequence(), law, datagram, view.payloadAt(), view.payloadLength());
        if (!order.holds()) heldSince = 0;
        else if (heldSince == 0) heldSince = nanos == 0 ? 1 : nanos;
    }

    /** Asked by the clock: a sender that pauses must not leave its last packets waiting. */
    boolean heldTooLong(long nanos) {
        long since = heldSince;
        return since != 0 && nanos - since > HELD_MAX_NANOS;
    }

    void flush() {
        order.flush();
        heldSince = 0;
    }

    void finish() {
        flush();
        watch.close();
    }

    private void event(ByteBuffer datagram, InetSocketAddress from) {
        TelephoneEvent event = TelephoneEvent.read(datagram, view.payloadAt(), view.payloadLength());
        if (event == null) {
            String problem = "telephone-event of " + view.payloadLength() + " octets";
            malformed(problem, from);
            listener.onBadEvent(problem);
            return;
        }
        // every packet of an event carries the timestamp of its beginning (RFC 4733 2.5.1.2); older ones are late
        // copies
        if (eventKnown && view.timestamp() - eventTimestamp <= 0) return;
        eventKnown = true;
        eventTimestamp = view.timestamp();
        if (event.key() != 0 && listens()) listener.onDigit(event.key());
    }

    @Override
    public void sound(Law law, ByteBuffer payload, int at, int length) {
        samplesAPacket = length;
        for (int i = 0; i < length; i++) {
            frame[filled++] = G711.decode(law, payload.get(at + i));
            if (filled == FRAME) deliver();
        }
    }

    @Override
    public void lost(int packets) {
        for (int i = 0; i < packets * samplesAPacket; i++) {
            frame[filled++] = 0;
            if (filled == FRAME) deliver();
        }
    }

    private void deliver() {
        filled = 0;
        if (!listens()) return;
        ring.write(frame);
        if (inband != null) {
            char key = inband.accept(frame, 0);
            if (key != 0) listener.onDigit(key);
        }
        listener.onFrame(frame);
    }

    private boolean listens() {
        RtpRemote now = peer;
        return now == null || now.receive();
    }

    private void notAgreed(int payloadType, InetSocketAddress from) {
        leg.malformed.incrementAndGet();
        Arrivals arrivals = leg.plan.arrivals();
        if (foreignSeen || arrivals == null) return;
        foreignSeen = true;
        arrivals.unsupported(new Hop(leg.ports.rtpAddress(), from), "RTP", "payload type " + payloadType);
    }

    /** Counted always, told once a session. */
    private void malformed(String problem, InetSocketAddress from) {
        leg.malformed.incrementAndGet();
        Arrivals arrivals = leg.plan.arrivals();
        if (complained || arrivals == null) return;
        complained = true;
        arrivals.malformed(new Hop(leg.ports.rtpAddress(), from), "RTP", problem);
    }
}
