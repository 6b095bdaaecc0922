package voicelab.protocols.rtp;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import voicelab.protocols.Parcel;

/**
 * One received RTP stream as a journal shows it: once at its first packet and once at its end with totals.
 *
 * @param ended false at the first packet
 * @param ssrc unsigned in an int
 * @param codec {@code PCMU}, {@code PCMA}, {@code telephone-event}, or {@code pt-96}
 * @param packets received so far
 * @param lost as RFC 3550 counts
 * @param jitterMillis RFC 3550 A.8
 * @param rFactor ITU-T G.107 for G.711, from loss alone: 93 is best, below 70 annoys; negative when nobody said
 * @param callId or null
 * @param bytes at the start the first packet; at the end the first packets as an {@link RtpSample}, empty when none were kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are shared by contract
public record RtpStreamParcel(
        boolean ended,
        int ssrc,
        String codec,
        long packets,
        long lost,
        double jitterMillis,
        double rFactor,
        String callId,
        byte[] bytes)
        implements Parcel {

    /** Without a judgement of how it sounded. */
    public RtpStreamParcel(
            boolean ended,
            int ssrc,
            String codec,
            long packets,
            long lost,
            double jitterMillis,
            String callId,
            byte[] bytes) {
        this(ended, ssrc, codec, packets, lost, jitterMillis, -1, callId, bytes);
    }

    @Override
    public String protocol() {
        return "RTP";
    }

    @Override
    public String summary() {
        String head = "stream " + hex() + " " + codec;
        if (!ended) return head + " starts";
        String judged = rFactor < 0 ? "" : String.format(Locale.ROOT, ", R %.0f", rFactor);
        return head
                + String.format(Locale.ROOT, " ended: %d packets, %d lost, jitter %.1f ms", packets, lost, jitterMillis)
                + judged;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("event", ended ? "end" : "start");
        fields.put("ssrc", hex());
        fields.put("codec", codec);
        fields.put("packets", Long.toString(packets));
        fields.put("lost", Long.toString(lost));
        fields.put("jitter-ms", String.format(Locale.ROOT, "%.1f", jitterMillis));
        if (rFactor >= 0) fields.put("r-factor", String.format(Locale.ROOT, "%.1f", rFactor));
        if (callId != null) fields.put(CALL_ID, callId);
        return fields;
    }

    private String hex() {
        return String.format("%08x", ssrc);
    }
}
