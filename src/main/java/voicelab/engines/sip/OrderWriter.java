package voicelab.engines.sip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipWriter;
import voicelab.protocols.sip.Transport;

/** Turns an order into a request (RFC 3261 section 8.1.1). */
final class OrderWriter {
    private OrderWriter() {}

    /** Where it goes: what the order says, its first route, its URI. */
    static SipPeer peer(Core core, SipOrder order) {
        if (order.next() != null) return order.next();
        String first = order.routes().isEmpty()
                ? "<" + order.uri() + ">"
                : order.routes().get(0);
        return NextHop.ofValue(core, first)
                .orElseThrow(() -> new IllegalArgumentException("no address to send " + order.method() + " to: " + first
                        + " (give a next hop, or teach the node that name)"));
    }

    /** @param contact a Contact value; empty for none */
    static SipPacket write(Core core, SipOrder order, SipPeer peer, long number, String fromTag, String contact) {
        List<SipHeader> headers = new ArrayList<>();
        headers.add(new SipHeader("Via", via(core, peer.transport(), number)));
        headers.add(new SipHeader("Max-Forwards", "70"));
        for (String route : order.routes()) headers.add(new SipHeader("Route", route));
        String from = from(core, order, peer);
        // inside a dialog that the sender keeps itself, its From has the tag already
        headers.add(new SipHeader("From", from.contains(";tag=") ? from : from + ";tag=" + fromTag));
        headers.add(new SipHeader("To", order.to().isEmpty() ? "<" + order.uri() + ">" : bracketed(order.to())));
        String callId = order.callId().isEmpty() ? core.ids.callId() : order.callId();
        headers.add(new SipHeader("Call-ID", callId));
        headers.add(new SipHeader("CSeq", Math.max(1, order.cseq()) + " " + order.method()));
        boolean own = order.headers().stream().anyMatch(h -> h.name().equalsIgnoreCase("Contact"));
        if (!contact.isEmpty() && !own) headers.add(new SipHeader("Contact", contact));
        headers.addAll(order.headers());
        product(core, headers);
        return SipWriter.request(order.method(), order.uri(), headers, order.content());
    }

    static void product(Core core, List<SipHeader> headers) {
        String product = core.outfit.settings().manners().product();
        if (!product.isEmpty()) headers.add(new SipHeader("User-Agent", product));
    }

    private static String from(Core core, SipOrder order, SipPeer peer) {
        if (!order.from().isEmpty()) return bracketed(order.from());
        return "<sip:" + Hop.text(core.address(peer.transport())) + ">";
    }

    /** Without brackets the tag would stand inside the URI's parameters or lose them. */
    static String bracketed(String value) {
        if (value.indexOf('<') >= 0) return value;
        return "<" + value + ">";
    }

    static String via(Core core, Transport transport, long number) {
        return "SIP/2.0/" + transport.name() + " " + core.hostPort(transport) + ";branch=" + core.ids.branch(number);
    }

    /** {@code <sip:user@own:port;transport=tcp>}. */
    static String contact(Core core, String user, InetSocketAddress own, Transport transport) {
        String at = user.isEmpty() ? "" : user + "@";
        String parameter = transport == Transport.TCP ? ";transport=tcp" : "";
        return "<sip:" + at + Hop.text(own) + parameter + ">";
    }
}
