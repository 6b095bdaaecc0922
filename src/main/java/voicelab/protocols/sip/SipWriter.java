package voicelab.protocols.sip;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes messages: responses to a request, the ACK and CANCEL of an INVITE, requests from nothing. */
public final class SipWriter {
    private SipWriter() {}

    /**
     * A response (RFC 3261 section 8.2.6): Via, From, To, Call-ID, CSeq and, where a dialog may come of it, Record-Route
     * are the request's. Made of what there is, also for a request that lacks some of them.
     *
     * @param reason empty for the usual phrase
     * @param tag put into To unless it has one; {@code null} for none
     * @param local whether it stands for one that never came from the wire ({@link SipPacket#isLocal})
     */
    public static SipPacket response(
            SipPacket request,
            int status,
            String reason,
            String tag,
            List<SipHeader> headers,
            SipContent content,
            boolean local) {
        byte[] b = request.bytes;
        Scan s = request.scan();
        Splice out = new Splice(b);
        out.add("SIP/2.0 " + status + " " + oneLine(reason.isEmpty() ? StatusText.of(status) : reason) + "\r\n");
        boolean recorded = status > 100 && status < 300;
        HeaderLines.each(b, s, (start, end, nameEnd, valueStart, valueEnd) -> {
            copied(out, b, s, start, end, nameEnd, valueEnd, tag, recorded);
            return true;
        });
        for (SipHeader header : headers) out.add(header.line());
        out.add(Bodies.headers(content)).add("\r\n");
        if (content != null) out.add(content.bytes());
        return SipPacket.made(out.done(), status, local);
    }

    private static void copied(
            Splice out, byte[] b, Scan s, int start, int end, int nameEnd, int valueEnd, String tag, boolean recorded) {
        int length = nameEnd - start;
        if (length == 0) return;
        int first = b[start] | 0x20;
        switch (first) {
            case 'v' -> {
                if (HeaderName.matches(b, start, nameEnd, "via", 'v')) line(out, b, start, end);
            }
            case 'f' -> {
                if (HeaderName.matches(b, start, nameEnd, "from", 'f')) line(out, b, start, end);
            }
            case 't' -> {
                if (!HeaderName.matches(b, start, nameEnd, "to", 't')) return;
                out.span(start, valueEnd);
                if (tag != null && s.toTagStart < 0) out.add(";tag=" + tag);
                out.add("\r\n");
            }
            case 'i' -> {
                if (length == 1) line(out, b, start, end);
            }
            case 'c' -> {
                if (HeaderName.same(b, start, nameEnd, "call-id") || HeaderName.same(b, start, nameEnd, "cseq"))
                    line(out, b, start, end);
            }
            case 'r' -> {
                if (recorded && HeaderName.same(b, start, nameEnd, "record-route")) line(out, b, start, end);
            }
            default -> {
                // a response has its own
            }
        }
    }

    private static void line(Splice out, byte[] b, int start, int end) {
        out.span(start, end);
        if (b[end - 1] != '\n') out.add("\r\n");
    }

    /** The ACK of a non-2xx (RFC 3261 section 17.1.1.3): the INVITE's own Via, Route and CSeq number, the response's To. */
    public static SipPacket ack(SipPacket invite, SipPacket response) {
        return hopByHop(invite, "ACK", response.to(), List.of());
    }

    /** The CANCEL of a request (RFC 3261 section 9.1), with headers of its own such as Reason. */
    public static SipPacket cancel(SipPacket invite, List<SipHeader> headers) {
        return hopByHop(invite, "CANCEL", invite.to(), headers);
    }

    private static SipPacket hopByHop(SipPacket invite, String method, String to, List<SipHeader> headers) {
        Scan s = invite.scan();
        Splice out = new Splice(invite.bytes);
        out.add(method + " ").span(s.uriStart, s.uriEnd).add(" SIP/2.0\r\nVia: ");
        out.span(s.viaStart, s.viaEnd).add("\r\n");
        for (String route : invite.headers("Route")) out.add("Route: " + route + "\r\n");
        out.add("From: ").span(s.fromStart, s.fromEnd).add("\r\nTo: " + to + "\r\nCall-ID: ");
        out.span(s.callIdStart, s.callIdEnd).add("\r\nCSeq: " + s.cseq + " " + method + "\r\nMax-Forwards: 70\r\n");
        for (SipHeader header : headers) out.add(header.line());
        return SipPacket.made(out.add("Content-Length: 0\r\n\r\n").done(), 0, false);
    }

    /**
     * A request from nothing.
     *
     * @param headers all headers but Content-Type and Content-Length, in order
     */
    public static SipPacket request(String method, String uri, List<SipHeader> headers, SipContent content) {
        if (uri.chars().anyMatch(c -> c <= ' ')) throw new IllegalArgumentException("space in a request URI: " + uri);
        StringBuilder text = new StringBuilder(method).append(' ').append(uri).append(" SIP/2.0\r\n");
        for (SipHeader header : headers)
            text.append(header.name()).append(": ").append(header.value()).append("\r\n");
        text.append(Bodies.text(content)).append("\r\n");
        byte[] head = text.toString().getBytes(StandardCharsets.UTF_8);
        int body = content == null ? 0 : content.bytes().length;
        byte[] all = java.util.Arrays.copyOf(head, head.length + body);
        if (body > 0) System.arraycopy(content.bytes(), 0, all, head.length, body);
        return SipPacket.made(all, 0, false);
    }

    private static String oneLine(String reason) {
        return reason.replace('\r', ' ').replace('\n', ' ');
    }
}
