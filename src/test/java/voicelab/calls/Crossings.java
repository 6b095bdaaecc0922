package voicelab.calls;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.protocols.Parcel;

/** A journal written by hand, ten milliseconds a line. */
final class Crossings {
    private static final InetSocketAddress NOWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    private final List<JournalEntry> entries = new ArrayList<>();

    private record Said(String protocol, String summary, String text, Map<String, String> fields) implements Parcel {
        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    Crossings add(Kind kind, String link, String from, String to, Parcel parcel, String note) {
        Instant at = Instant.EPOCH.plusMillis(10L * entries.size());
        entries.add(new JournalEntry(entries.size() + 1L, at, kind, link, from, to, NOWHERE, NOWHERE, parcel, note));
        return this;
    }

    Crossings invite(String link, String from, String to, String callId, String number) {
        return invite(link, from, to, callId, number, "");
    }

    /** @param header one more line of the head */
    Crossings invite(String link, String from, String to, String callId, String number, String header) {
        String uri = "sip:" + number + "@" + to;
        String text = "INVITE " + uri + " SIP/2.0\r\n" + header + "\r\n\r\n";
        return add(
                Kind.SENT,
                link,
                from,
                to,
                new Said(
                        "SIP",
                        "INVITE " + uri,
                        text,
                        Map.of("method", "INVITE", "call-id", callId, "to", "<" + uri + ">")),
                "");
    }

    Crossings message(Kind kind, String link, String from, String to, String summary, Map<String, String> fields) {
        boolean sip = fields.containsKey("method") && fields.containsKey("call-id");
        return add(kind, link, from, to, new Said(sip ? "SIP" : "HTTP", summary, "", fields), "");
    }

    Crossings event(String who, String note) {
        return add(Kind.EVENT, "", who, "", null, note);
    }

    List<JournalEntry> entries() {
        return entries;
    }
}
