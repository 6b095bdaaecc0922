package voicelab.calls;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.journal.JournalEntry;
import voicelab.protocols.Parcel;
import voicelab.protocols.http.HttpAsSent;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.protocols.records.OpenWireText;
import voicelab.protocols.records.QueueParcel;

/**
 * What of a crossing is known to have been on the wire.
 *
 * @param datagram over UDP, else TCP
 * @param bytes the message, or null when only something of it was kept
 * @param length of the message as far as it is known, at least 1
 * @param remark what a reader has to know about these bytes; empty when they are simply what was sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WireBytes(boolean datagram, byte[] bytes, long length, String remark) {
    /** Protocols whose parcels are the bytes on the wire. */
    private static final Set<String> WHOLE = Set.of("SIP", "frame");

    private static final Pattern VIA =
            Pattern.compile("(?im)^(?:Via|v)[ \\t]*:\\s*SIP\\s*/\\s*2\\.0\\s*/\\s*(\\w{1,16})");
    private static final Pattern NOT_KEPT = Pattern.compile("\\((\\d{1,12}) bytes, not kept\\)");
    private static final String DECRYPTED = "decrypted: it crossed in TLS, whose secrets are not kept";

    /** @param asked the request that an HTTP reply answers, or null */
    static WireBytes of(JournalEntry entry, JournalEntry asked) {
        Parcel parcel = entry.parcel();
        byte[] kept = parcel.bytes();
        Matcher large = NOT_KEPT.matcher(parcel.summary());
        if (kept.length == 0 && large.find())
            return new WireBytes(false, null, Long.parseLong(large.group(1)), "too large for the journal: not kept");
        if (parcel instanceof HttpRequest request) return http(request);
        if (parcel instanceof HttpReply reply) return http(reply, asked);
        String protocol = parcel.protocol();
        if (protocol.equals(QueueParcel.PROTOCOL)) return openWire(entry);
        if (!WHOLE.contains(protocol) || kept.length == 0)
            return new WireBytes(
                    false,
                    null,
                    Math.max(1, kept.length),
                    "the journal keeps what it says, not the " + protocol + " bytes around it");
        String transport = protocol.equals("SIP") ? transport(kept) : "TCP";
        boolean secure = transport.equals("TLS") || transport.equals("WSS");
        return new WireBytes(transport.equals("UDP"), kept, kept.length, secure ? DECRYPTED : "");
    }

    private static WireBytes http(HttpRequest request) {
        byte[] bytes = HttpAsSent.bytes(request);
        String remark = request.uri().startsWith("https:") ? DECRYPTED : "";
        return new WireBytes(false, bytes, bytes.length, remark);
    }

    private static WireBytes http(HttpReply reply, JournalEntry asked) {
        HttpRequest request = asked != null && asked.parcel() instanceof HttpRequest r ? r : null;
        byte[] bytes = HttpAsSent.bytes(reply, request == null ? "GET" : request.method());
        String remark = request != null && request.uri().startsWith("https:") ? DECRYPTED : "";
        if (HttpAsSent.recoded(reply.headers())) remark += (remark.isEmpty() ? "" : "; ") + "its chunks are joined";
        return new WireBytes(false, bytes, bytes.length, remark);
    }

    private static WireBytes openWire(JournalEntry entry) {
        byte[] body = entry.parcel().bytes();
        byte[] bytes = OpenWireText.message(
                entry.field(QueueParcel.QUEUE), body, entry.at().toEpochMilli());
        return new WireBytes(
                false, bytes, bytes.length, "the text is as journalled, the OpenWire command around it is rebuilt");
    }

    /** The transport of the top Via: that of this very hop. */
    private static String transport(byte[] sip) {
        String head = new String(sip, 0, Math.min(sip.length, 8 << 10), StandardCharsets.ISO_8859_1);
        Matcher via = VIA.matcher(head);
        return via.find() ? via.group(1).toUpperCase(java.util.Locale.ROOT) : "UDP";
    }
}
