package voicelab.protocols.sip;

import java.util.Locale;
import java.util.Optional;

/** What any element may hold against a new request, beyond what the scanner saw (RFC 3261 sections 8.2 and 16.3). */
public final class RequestCheck {
    private RequestCheck() {}

    /** What a proxy looks at (RFC 3261 section 16.3); {@code null} when nothing is wrong. */
    public static SipProblem forProxy(SipPacket request) {
        return request.problem() != null ? request.problem() : uri(request);
    }

    /** What a user agent looks at; {@code null} when nothing is wrong. */
    public static SipProblem of(SipPacket request) {
        SipProblem first = forProxy(request);
        if (first != null) return first;
        if (NameAddr.read(request.from()).isEmpty()) return new SipProblem(400, "From is no address");
        if (NameAddr.read(request.to()).isEmpty()) return new SipProblem(400, "To is no address");
        // RFC 3261 section 20.17: a Date is in GMT
        if (request.header("Date").filter(date -> !date.endsWith("GMT")).isPresent())
            return new SipProblem(400, "Date in another zone than GMT");
        return contacts(request);
    }

    private static SipProblem uri(SipPacket request) {
        // the usual case first: what is read here is kept for whoever routes by it
        Optional<SipUri> read = request.uri();
        // RFC 3261 section 19.1.1, table 1: the request URI has no header fields
        if (read.isPresent())
            return read.get().headers().isEmpty() ? null : new SipProblem(400, "Header fields in the request URI");
        String uri = request.requestUri();
        int colon = uri.indexOf(':');
        if (colon <= 0) return new SipProblem(400, "Request URI without a scheme");
        String scheme = uri.substring(0, colon).toLowerCase(Locale.ROOT);
        if (scheme.equals("tel")) return null;
        // RFC 4475 3.3.3: a scheme that nobody here knows is answered 416
        if (!scheme.equals("sip") && !scheme.equals("sips")) return new SipProblem(416, "Unsupported URI Scheme");
        return new SipProblem(400, "Request URI cannot be read");
    }

    private static SipProblem contacts(SipPacket request) {
        for (String value : request.values("Contact")) {
            if (value.equals("*")) continue;
            if (NameAddr.read(value).isEmpty()) return new SipProblem(400, "Contact is no address");
            // RFC 3261 section 20.10: a URI with a comma, question mark or semicolon stands in angle brackets
            if (value.indexOf('<') < 0 && value.indexOf('?') >= 0)
                return new SipProblem(400, "Contact with a question mark but without brackets");
        }
        return null;
    }
}
