package voicelab.engines.media;

import java.nio.ByteBuffer;
import voicelab.net.Arrivals;
import voicelab.protocols.rtp.ReceiverStatistics;
import voicelab.protocols.rtp.ReceiverStatistics.Arrival;
import voicelab.protocols.rtp.RtpStreamParcel;
import voicelab.protocols.rtp.RtpView;

/**
 * Follows the stream that arrives at one leg: who sends it, what is missing, when it begins and ends. Packets come from the
 * selector thread, questions from any.
 */
final class StreamWatch {
    /** 8 kHz: nanoseconds a timestamp unit. */
    static final long NANOS_A_UNIT = 125_000;

    private static final double UNITS_A_MILLI = 8;
    /** Packets that were on their way when their sender said BYE. */
    private static final long AFTER_BYE_NANOS = 1_000_000_000;

    /** More changes of SSRC than this are counted, not reported. */
    private static final int REPORTS_MAX = 100;

    private static final int NONE = -1;

    private final MediaLeg leg;
    private final RtpListener listener;
    private ReceiverStatistics statistics = new ReceiverStatistics();
    private boolean running;
    private final KeptPackets kept;
    private int ssrc;
    private String codec = "";
    private long streamPackets;
    private long packets;
    private long octets;
    private long lostBefore;
    private long gapsBefore;
    private int reports;
    private int candidate;
    private int candidateSequence = NONE;
    private int byeSsrc;
    private long byeNanos;
    private boolean byeSaid;

    StreamWatch(MediaLeg leg, RtpListener listener, KeptPackets.Budget budget) {
        this.leg = leg;
        kept = new KeptPackets(budget);
        this.listener = listener;
    }

    /**
     * @param name of the codec
     * @param sound whether its timestamp says when it was spoken (an event's does not)
     * @return {@code RESTART} also for the first packet of a stream
     */
    Arrival packet(RtpView view, ByteBuffer datagram, String name, boolean sound, long nanos) {
        RtpStreamParcel ended = null;
        RtpStreamParcel started = null;
        Arrival arrival;
        synchronized (this) {
            boolean same = running && view.ssrc() == ssrc;
            if (!same && !believed(view, nanos)) return Arrival.DOUBTFUL;
            if (!same) {
                ended = running ? end() : null;
                started = start(view, datagram, name, nanos);
            }
            candidateSequence = NONE;
            arrival = statistics.packet(view.sequence());
            if (arrival == Arrival.DOUBTFUL) return arrival;
            if (!same) arrival = Arrival.RESTART;
            kept.packet(datagram, nanos);
            packets++;
            streamPackets++;
            octets += view.payloadLength();
            if (sound) codec = name;
            if (sound && arrival != Arrival.OLD) statistics.timing(view.timestamp(), (int) (nanos / NANOS_A_UNIT));
        }
        if (ended != null) tell(ended);
        if (started != null) tell(started);
        return arrival;
    }

    /** Another SSRC is believed with its second packet in a row; the first one of all at once. */
    private boolean believed(RtpView view, long nanos) {
        if (byeSaid && view.ssrc() == byeSsrc && nanos - byeNanos < AFTER_BYE_NANOS) return false;
        if (!running) return true;
        boolean follows = view.ssrc() == candidate && view.sequence() == candidateSequence;
        candidate = view.ssrc();
        candidateSequence = (view.sequence() + 1) & 0xFFFF;
        return follows;
    }

    synchronized boolean follows(int source) {
        return running && ssrc == source;
    }

    /** The sender said that it leaves. */
    void bye(int source, long nanos) {
        RtpStreamParcel ended;
        synchronized (this) {
            if (!running || source != ssrc) return;
            byeSaid = true;
            byeSsrc = source;
            byeNanos = nanos;
            ended = end();
        }
        tell(ended);
    }

    void close() {
        RtpStreamParcel ended;
        synchronized (this) {
            if (!running) return;
            ended = end();
        }
        tell(ended);
    }

    synchronized long packets() {
        return packets;
    }

    synchronized long octets() {
        return octets;
    }

    synchronized long lost() {
        return lostBefore + (running ? statistics.lost() : 0);
    }

    synchronized long gaps() {
        return gapsBefore + (running ? statistics.gaps() : 0);
    }

    synchronized double jitterMillis() {
        return statistics.jitter() / UNITS_A_MILLI;
    }

    /** What a report block wants to know. */
    record Heard(int ssrc, int fractionLost, long lost, long extendedHighest, long jitter) {}

    /** @return null when nobody is heard; begins the next interval of the fraction lost */
    synchronized Heard report() {
        if (!running) return null;
        return new Heard(ssrc, statistics.fractionLost(), statistics.lost(), statistics.extendedHighest(), (long)
                statistics.jitter());
    }

    private RtpStreamParcel start(RtpView view, ByteBuffer datagram, String name, long nanos) {
        running = true;
        kept.begin(nanos);
        ssrc = view.ssrc();
        codec = name;
        streamPackets = 0;
        statistics = new ReceiverStatistics();
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(datagram.position(), bytes);
        return new RtpStreamParcel(false, ssrc, name, 1, 0, 0, leg.plan.callId(), bytes);
    }

    private RtpStreamParcel end() {
        running = false;
        lostBefore += statistics.lost();
        gapsBefore += statistics.gaps();
        return new RtpStreamParcel(
                true,
                ssrc,
                codec,
                streamPackets,
                statistics.lost(),
                statistics.jitter() / UNITS_A_MILLI,
                RFactor.of(statistics.received(), statistics.lost(), statistics.gaps(), -1),
                leg.plan.callId(),
                kept.end());
    }

    private void tell(RtpStreamParcel parcel) {
        if (reports++ >= REPORTS_MAX) return;
        Arrivals arrivals = leg.plan.arrivals();
        if (arrivals != null) arrivals.arrived(parcel, leg.hop());
        if (parcel.ended()) listener.onStreamEnd(parcel);
        else listener.onStreamStart(parcel);
    }
}
