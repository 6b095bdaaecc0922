package voicelab.protocols.sip;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a proxy changes a message: RFC 3261 section 16.6 for requests, 16.7 for responses. */
public final class Forwarding {
    private static final int FIRST_MAX_FORWARDS = 70;

    private Forwarding() {}

    /**
     * The request as it goes on: own Via on top, Max-Forwards one less (70 where there was none), the first {@code
     * ownRoutes} Route values taken away, own Record-Route lines in front, then the edit.
     *
     * @param via the value of the own Via
     * @param recordRoutes values, topmost first
     */
    public static SipPacket request(
            SipPacket request, String via, int ownRoutes, List<String> recordRoutes, SipEdit edit) {
        Scan s = request.scan();
        Patch patch = new Patch();
        if (edit.uri != null) patch.put(s.uriStart, s.uriEnd, edit.uri.getBytes(StandardCharsets.UTF_8));
        patch.insert(s.viaLine, "Via: " + via + "\r\n");
        if (s.maxForwardsStart < 0) patch.insert(s.viaLine, "Max-Forwards: " + FIRST_MAX_FORWARDS + "\r\n");
        else
            patch.put(
                    s.maxForwardsStart,
                    s.maxForwardsEnd,
                    Integer.toString(s.maxForwards - 1).getBytes(StandardCharsets.ISO_8859_1));
        for (String value : recordRoutes) patch.insert(s.viaLine, "Record-Route: " + value + "\r\n");
        if (ownRoutes > 0 && s.routeLine >= 0) cutRoutes(request, ownRoutes, patch);
        return edited(request, edit, patch);
    }

    /** The response without its top Via: nothing else is touched. {@code null} when no Via would be left. */
    public static SipPacket response(SipPacket response) {
        Scan s = response.scan();
        if (!response.isForwarded()) return null;
        Patch patch = new Patch();
        if (s.viaSharesLine) {
            int next = s.viaEnd + 1;
            while (next < s.viaLineEnd && HeaderLines.isBlank(response.bytes[next])) next++;
            patch.cut(s.viaStart, next);
        } else {
            patch.cut(s.viaLine, s.viaLineEnd);
        }
        measured(s, patch);
        return SipPacket.made(patch.apply(response.bytes, s.bodyEnd), s.status, response.isLocal());
    }

    /** A response with an edit of its headers, as a proxy may add to one (RFC 4028 section 8.2). */
    public static SipPacket edited(SipPacket response, SipEdit edit) {
        if (edit.isNone()) return response;
        SipPacket made = edited(response, edit, new Patch());
        return SipPacket.made(made.bytes, response.status(), response.isLocal());
    }

    private static void cutRoutes(SipPacket request, int count, Patch patch) {
        int[] left = {count};
        HeaderLines.each(request.bytes, request.scan(), "route", (start, end, nameEnd, valueStart, valueEnd) -> {
            int at = valueStart;
            while (left[0] > 0 && at < valueEnd) {
                at = Math.min(valueEnd, valueEnd(request.bytes, at, valueEnd) + 1);
                left[0]--;
            }
            if (at >= valueEnd) patch.cut(start, end);
            else patch.cut(valueStart, at);
            return left[0] > 0;
        });
    }

    private static int valueEnd(byte[] b, int from, int to) {
        boolean quoted = false;
        boolean angle = false;
        for (int i = from; i < to; i++) {
            if (b[i] == '"') quoted = !quoted;
            else if (!quoted && b[i] == '<') angle = true;
            else if (!quoted && b[i] == '>') angle = false;
            else if (!quoted && !angle && b[i] == ',') return i;
        }
        return to;
    }

    private static SipPacket edited(SipPacket request, SipEdit edit, Patch patch) {
        Scan s = request.scan();
        for (String lower : edit.removed) cutLines(request, lower, patch);
        for (SipHeader header : edit.added) patch.put(s.headersEnd, s.headersEnd, header.line());
        if (edit.content == null) {
            measured(s, patch);
            return SipPacket.made(patch.apply(request.bytes, s.bodyEnd), 0, false);
        }
        cutLines(request, "content-length", patch);
        cutLines(request, "content-type", patch);
        patch.put(s.headersEnd, s.headersEnd, Bodies.headers(edit.content));
        patch.put(s.bodyStart, s.bodyEnd, edit.content.bytes());
        return SipPacket.made(patch.apply(request.bytes, s.bodyEnd), 0, false);
    }

    /** RFC 3261 section 18.3: a datagram does without Content-Length, a stream that it goes on over does not. */
    private static void measured(Scan s, Patch patch) {
        if (s.contentLengthStart < 0)
            patch.insert(s.headersEnd, "Content-Length: " + (s.bodyEnd - s.bodyStart) + "\r\n");
    }

    static void cutLines(SipPacket packet, String lower, Patch patch) {
        HeaderLines.each(packet.bytes, packet.scan(), lower, (start, end, nameEnd, valueStart, valueEnd) -> {
            patch.cut(start, end);
            return true;
        });
    }
}
