package voicelab.engines.sip;

import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;

/**
 * A request to be made, outside a dialog or as the INVITE that makes one. Immutable.
 *
 * @param uri the request URI
 * @param from the From value without a tag, such as {@code "Bell" <sip:a@b>}; empty for the node's own address
 * @param to the To value; empty for the request URI
 * @param next the next hop; {@code null} to follow the first route or the request URI (IP literals, and names that {@link
 *     SipNode#names} knows)
 * @param routes preloaded Route values, each {@code <sip:...;lr>}
 * @param content {@code null} for none
 * @param callId empty for a new one
 * @param cseq 0 for a first one
 */
public record SipOrder(
        String method,
        String uri,
        String from,
        String to,
        SipPeer next,
        List<String> routes,
        List<SipHeader> headers,
        SipContent content,
        String callId,
        long cseq) {

    public static SipOrder of(String method, String uri) {
        return new SipOrder(method, uri, "", "", null, List.of(), List.of(), null, "", 0);
    }

    public static SipOrder invite(String uri) {
        return of("INVITE", uri);
    }

    public SipOrder from(String value) {
        return new SipOrder(method, uri, value, to, next, routes, headers, content, callId, cseq);
    }

    public SipOrder to(String value) {
        return new SipOrder(method, uri, from, value, next, routes, headers, content, callId, cseq);
    }

    /** The next hop (outbound proxy) and the transport to it. */
    public SipOrder via(SipPeer hop) {
        return new SipOrder(method, uri, from, to, hop, routes, headers, content, callId, cseq);
    }

    public SipOrder route(String value) {
        return new SipOrder(method, uri, from, to, next, plus(routes, value), headers, content, callId, cseq);
    }

    public SipOrder with(String name, String value) {
        List<SipHeader> more = plus(headers, new SipHeader(name, value));
        return new SipOrder(method, uri, from, to, next, routes, more, content, callId, cseq);
    }

    public SipOrder body(SipContent body) {
        return new SipOrder(method, uri, from, to, next, routes, headers, body, callId, cseq);
    }

    public SipOrder sdp(String text) {
        return body(SipContent.sdp(text));
    }

    /** A Call-ID and CSeq of the caller's own, as a registration keeps them. */
    public SipOrder inSequence(String id, long number) {
        return new SipOrder(method, uri, from, to, next, routes, headers, content, id, number);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }
}
