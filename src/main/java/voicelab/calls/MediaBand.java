package voicelab.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import voicelab.journal.JournalEntry;

/** One media stream between two systems over its whole life, as its sender and its receiver told of it. */
final class MediaBand {
    private final JournalEntry first;
    private String link = "";
    private String codec = "";
    private String ssrc = "";
    private String sent = "";
    private String received = "";
    private String lost = "";
    private String jitter = "";
    private String bent = "";
    private Instant ended;

    MediaBand(JournalEntry first) {
        this.first = first;
    }

    void add(JournalEntry entry) {
        if (link.isEmpty()) link = entry.link();
        if (!entry.field("codec").isEmpty()) codec = entry.field("codec");
        if (!entry.field("ssrc").isEmpty()) ssrc = entry.field("ssrc");
        if (entry.field("event").equals("end")) {
            received = entry.field("packets");
            lost = entry.field("lost");
            jitter = entry.field("jitter-ms");
            ended = entry.at();
        } else if (entry.field("stream").equals("ends")) {
            sent = entry.field("packets").isEmpty() ? entry.field("sent") : entry.field("packets");
            bent = entry.field("bent");
            if (ended == null) ended = entry.at();
        }
    }

    /** Whether an entry tells of another stream between the same two addresses. */
    boolean isOver(JournalEntry entry) {
        String other = entry.field("ssrc");
        return entry.field("event").equals("start") && !ssrc.isEmpty() && !other.equals(ssrc);
    }

    JournalEntry first() {
        return first;
    }

    String link() {
        return link;
    }

    /** Null while it goes on. */
    Instant ended() {
        return ended;
    }

    /** Whether packets were lost, or a fault bent some. */
    boolean hurt() {
        return !bent.isEmpty() || !(lost.isEmpty() || lost.equals("0"));
    }

    /** {@code 206, 0 lost}. */
    String brief() {
        if (!received.isEmpty()) return received + ", " + lost + " lost";
        return sent.isEmpty() ? "RTP" : sent + " sent";
    }

    /** {@code RTP PCMU 206 packets, 0 lost, jitter 0.1 ms, 4.1 s}. */
    String summary() {
        StringBuilder text = new StringBuilder("RTP");
        if (!codec.isEmpty()) text.append(' ').append(codec);
        if (!received.isEmpty())
            text.append(' ')
                    .append(received)
                    .append(" packets, ")
                    .append(lost)
                    .append(" lost, jitter ")
                    .append(jitter)
                    .append(" ms");
        else if (!sent.isEmpty()) text.append(' ').append(sent).append(" packets sent, nobody told of their arrival");
        if (!bent.isEmpty()) text.append(", ").append(bent).append(" bent by a fault");
        if (ended == null) return text.append(", going on").toString();
        double seconds = Duration.between(first.at(), ended).toMillis() / 1_000.0;
        return text.append(String.format(Locale.ROOT, ", %.1f s", seconds)).toString();
    }
}
