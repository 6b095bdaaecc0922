package voicelab.engines.media;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import voicelab.net.Arrivals;
import voicelab.net.MediaPassage;

/**
 * What an {@link RtpSession} or one leg of an {@link RtpRelay} is opened with.
 *
 * @param local the system's own address; both ports are bound there
 * @param ports where the ports come from
 * @param passage the arrow that everything sent (RTP and RTCP) passes; its end is told with the session's totals
 * @param arrivals where received streams are reported, or null
 * @param callId the call that the reports name, or null
 * @param latch symmetric RTP (RFC 4961): answer to where the first packet really comes from
 * @param sendSilence send silence while nothing plays, once the peer is known
 * @param inbandDigits hear DTMF tones in the audio too
 * @param kept how much of what was heard is kept for {@link RtpSession#heard()}, at most {@link #KEPT_MAX}
 */
public record RtpPlan(
        InetAddress local,
        PortRange ports,
        MediaPassage passage,
        Arrivals arrivals,
        String callId,
        boolean latch,
        boolean sendSilence,
        boolean inbandDigits,
        Duration kept) {
    /** Ten minutes are 9.6 MB. */
    public static final Duration KEPT_MAX = Duration.ofMinutes(10);

    public RtpPlan {
        Objects.requireNonNull(local);
        Objects.requireNonNull(ports);
        Objects.requireNonNull(passage);
        if (kept.isNegative() || kept.compareTo(KEPT_MAX) > 0)
            throw new IllegalArgumentException("kept sound is bounded to " + KEPT_MAX.toSeconds() + " s");
    }

    /** The documented ports, no arrow, latching, sending silence, keeping nothing. */
    public static RtpPlan at(InetAddress local) {
        return new RtpPlan(
                local, PortRange.DOCUMENTED, MediaPassage.OPEN, null, null, true, true, false, Duration.ZERO);
    }

    public RtpPlan ports(PortRange range) {
        return new RtpPlan(local, range, passage, arrivals, callId, latch, sendSilence, inbandDigits, kept);
    }

    public RtpPlan through(MediaPassage arrow) {
        return new RtpPlan(local, ports, arrow, arrivals, callId, latch, sendSilence, inbandDigits, kept);
    }

    public RtpPlan reportTo(Arrivals where, String call) {
        return new RtpPlan(local, ports, passage, where, call, latch, sendSilence, inbandDigits, kept);
    }

    public RtpPlan latch(boolean yes) {
        return new RtpPlan(local, ports, passage, arrivals, callId, yes, sendSilence, inbandDigits, kept);
    }

    public RtpPlan sendSilence(boolean yes) {
        return new RtpPlan(local, ports, passage, arrivals, callId, latch, yes, inbandDigits, kept);
    }

    public RtpPlan inbandDigits(boolean yes) {
        return new RtpPlan(local, ports, passage, arrivals, callId, latch, sendSilence, yes, kept);
    }

    public RtpPlan keep(Duration sound) {
        return new RtpPlan(local, ports, passage, arrivals, callId, latch, sendSilence, inbandDigits, sound);
    }
}
