package voicelab.systems.resourcemanager;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipOrder;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;
import voicelab.protocols.sip.Transport;

/**
 * The dialog of one subscription (RFC 6665), seen from the notifier.
 *
 * @param key of the SUBSCRIBE's Call-ID and the notifier's tag
 * @param until when it ends in the lab's time unless it is refreshed
 * @param timer of that end
 */
record Subscription(
        String key,
        String callId,
        String local,
        String remote,
        String target,
        List<String> routes,
        AtomicLong sequence,
        Instant until,
        SessionTimer timer) {

    static Subscription of(ServerTransaction transaction, Instant until, SessionTimer timer) {
        SipPacket request = transaction.request();
        String tag = transaction.localTag();
        String contact = request.addresses("Contact").stream()
                .findFirst()
                .map(NameAddr::uri)
                .orElse(NewCall.uriOf(request.from()));
        return new Subscription(
                key(request.callId(), tag),
                request.callId(),
                request.to() + ";tag=" + tag,
                request.from(),
                target(contact, transaction.transport()),
                request.addresses("Record-Route").stream()
                        .map(route -> "<" + route.uri() + ">")
                        .toList(),
                new AtomicLong(),
                until,
                timer);
    }

    /** A Contact that forgets its transport is on the one that its SUBSCRIBE came by. */
    private static String target(String contact, Transport transport) {
        boolean silent = SipUri.read(contact)
                .filter(uri -> uri.param("transport").isEmpty())
                .isPresent();
        return silent && transport == Transport.TCP ? contact + ";transport=tcp" : contact;
    }

    static String key(String callId, String tag) {
        return callId + " " + tag;
    }

    Subscription lasting(Instant next) {
        return new Subscription(key, callId, local, remote, target, routes, sequence, next, timer);
    }

    /** The next NOTIFY, without its state and body. */
    SipOrder notice() {
        SipOrder order =
                SipOrder.of("NOTIFY", target).from(local).to(remote).inSequence(callId, sequence.incrementAndGet());
        for (String route : routes) order = order.route(route);
        return order;
    }
}
