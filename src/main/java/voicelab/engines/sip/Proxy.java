package voicelab.engines.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import voicelab.protocols.sip.Forwarding;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipEdit;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/**
 * A transaction-stateful proxy (RFC 3261 section 16) on a node: forwards by splicing bytes, tries one target after the
 * other, passes responses back with nothing but its Via taken away, cancels hop by hop. ACKs of 2xx that no dialog of the
 * node knows follow their Route through it without state.
 */
public final class Proxy {
    private final Core core;
    private Predicate<InetSocketAddress> alsoFor = address -> false;

    public Proxy(SipNode node) {
        core = node.core();
        core.dispatch.proxy = this;
    }

    /**
     * Routes of these addresses are taken for own ones: requests inside dialogs of another node of the cluster, which their
     * senders bring here when that one does not answer.
     */
    public Proxy alsoFor(Predicate<InetSocketAddress> others) {
        alsoFor = others;
        return this;
    }

    /** Forwards to what {@code choice} says, until it passes a final response back. */
    public void forward(ServerTransaction transaction, TargetChoice choice) {
        core.run(() -> begin(transaction, choice, ownRoutes(transaction.request())));
    }

    private void begin(ServerTransaction transaction, TargetChoice choice, int own) {
        SipReply refusal = refusal(transaction.request());
        if (refusal != null) transaction.respond(refusal);
        else new Forwarded(core, transaction, choice, own).begin();
    }

    /** Forwards to one target and passes back whatever comes. */
    public void forward(ServerTransaction transaction, ProxyTarget target) {
        forward(transaction, TargetChoice.only(target));
    }

    /**
     * Forwards by its Route (own entries taken away) or, without one, by its request URI, as an in-dialog request goes; 483,
     * 404 or 503 where that leads nowhere.
     */
    public void follow(ServerTransaction transaction) {
        follow(transaction, SipEdit.NONE, response -> {});
    }

    /** @param watch told of each response that is passed back */
    public void follow(ServerTransaction transaction, SipEdit edit, Consumer<SipPacket> watch) {
        core.run(() -> {
            SipPacket request = transaction.request();
            List<NameAddr> routes = routes(request);
            int own = ownRoutes(routes);
            Optional<SipPeer> next = next(request, routes, own);
            if (next.isEmpty()) {
                transaction.respond(SipReply.of(404).reason("No Way To The Request URI"));
                return;
            }
            ProxyTarget target = ProxyTarget.to(next.get()).edit(edit);
            TargetChoice onward = new TargetChoice() {
                @Override
                public Verdict next(SipPacket failure) {
                    return failure == null ? TargetChoice.tryNext(target) : TargetChoice.pass();
                }

                @Override
                public void passed(SipPacket response) {
                    watch.accept(response);
                }
            };
            begin(transaction, onward, own);
        });
    }

    /** Whether the first Route of this request, or without one its request URI, names this node. */
    public boolean isForUs(SipPacket request) {
        return request.hasRoute() ? ownRoutes(request) > 0 : isOwn(request.requestUri());
    }

    /** RFC 3261 section 16.3: what a proxy must check. */
    private SipReply refusal(SipPacket request) {
        if (request.maxForwards() == 0) return SipReply.of(483);
        List<String> required = request.values("Proxy-Require");
        if (!required.isEmpty()) return SipReply.of(420).with("Unsupported", String.join(", ", required));
        return null;
    }

    void followAck(SipPacket ack) {
        List<NameAddr> routes = routes(ack);
        int own = ownRoutes(routes);
        next(ack, routes, own).ifPresent(next -> forwardAck(ack, ProxyTarget.to(next), own));
    }

    /**
     * Forwards the ACK of a 2xx without state to where this side knows its dialog to end, for a caller that names this node
     * and no Route. On the event loop, from {@link SipHandler#ack}.
     */
    public void forwardAck(SipPacket ack, ProxyTarget target) {
        forwardAck(ack, target, ownRoutes(ack));
    }

    private void forwardAck(SipPacket ack, ProxyTarget target, int own) {
        if (ack.maxForwards() == 0) return;
        SipPeer next = target.next();
        String via = OrderWriter.via(core, next.transport(), core.ids.nextBranch());
        try {
            core.path(next).send(Forwarding.request(ack, via, own, List.of(), target.edit()), null);
        } catch (IOException e) {
            // an ACK is never answered: the 2xx will be sent again
        }
    }

    private static List<NameAddr> routes(SipPacket request) {
        return request.hasRoute() ? request.addresses("Route") : List.of();
    }

    private Optional<SipPeer> next(SipPacket request, List<NameAddr> routes, int own) {
        if (routes.size() > own) return routes.get(own).sipUri().flatMap(uri -> NextHop.of(core, uri));
        // a request URI that is this node itself would go round for ever
        return request.uri().flatMap(uri -> NextHop.of(core, uri)).filter(peer -> !core.isOwnAddress(peer.address()));
    }

    /** How many of the first Route values are this node's. */
    private int ownRoutes(SipPacket request) {
        return ownRoutes(routes(request));
    }

    private int ownRoutes(List<NameAddr> routes) {
        int own = 0;
        for (NameAddr route : routes) {
            if (!isOwn(route.uri())) break;
            own++;
        }
        return own;
    }

    private boolean isOwn(String uri) {
        return NextHop.of(core, uri)
                .filter(peer -> core.isOwnAddress(peer.address()) || alsoFor.test(peer.address()))
                .isPresent();
    }

    /** Record-Route values, topmost first: two where the transports differ, so that each side sees its own (RFC 5658). */
    static List<String> recordRoutes(Core core, ServerTransaction from, ProxyTarget target) {
        if (target.recordRoute() == null) return List.of();
        List<String> values = new ArrayList<>(2);
        Transport out = target.next().transport();
        values.add(recordRoute(core, target, out));
        if (from.transport() != out) values.add(recordRoute(core, target, from.transport()));
        return values;
    }

    private static String recordRoute(Core core, ProxyTarget target, Transport transport) {
        StringBuilder value = new StringBuilder("<sip:");
        if (!target.recordUser().isEmpty()) value.append(target.recordUser()).append('@');
        value.append(core.hostPort(transport));
        if (transport == Transport.TCP) value.append(";transport=tcp");
        value.append(";lr");
        if (!target.recordRoute().isEmpty()) value.append(';').append(target.recordRoute());
        return value.append('>').toString();
    }
}
