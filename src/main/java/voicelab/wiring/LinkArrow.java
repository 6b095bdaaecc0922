package voicelab.wiring;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import voicelab.map.LinkSpec;
import voicelab.net.ArrowFailure;
import voicelab.net.Carrier;
import voicelab.net.Gate;
import voicelab.net.Hop;
import voicelab.net.MediaPassage;
import voicelab.protocols.Parcel;
import voicelab.standin.Arrow;

/** A link's handle for one caller instance: puts parcels into its half routes. */
final class LinkArrow implements Arrow {
    private static final int MAX_KNOWN = 1_024;

    private final LinkGear gear;
    private final java.util.function.Function<String, HalfRoutes> routes;
    private final String self;
    private final Directory directory;
    private final InetAddress own;
    private final Map<InetSocketAddress, String> callees = new ConcurrentHashMap<>();

    LinkArrow(
            LinkGear gear,
            java.util.function.Function<String, HalfRoutes> routes,
            String self,
            Directory directory,
            InetAddress own) {
        this.gear = gear;
        this.routes = routes;
        this.self = self;
        this.directory = directory;
        this.own = own;
    }

    @Override
    public LinkSpec link() {
        return gear.link();
    }

    @Override
    public Gate gate() {
        return gear.gate();
    }

    @Override
    public void out(Parcel parcel, Hop hop, Carrier carrier) throws IOException {
        cross(routes().out(), parcel, hop, carrier);
    }

    @Override
    public void back(Parcel parcel, Hop hop, Carrier receiver) throws IOException {
        cross(routes().back(), parcel, hop, receiver);
    }

    private void cross(AsyncProducer way, Parcel parcel, Hop hop, Carrier carrier) throws IOException {
        Exchange exchange = exchange(way, parcel, hop, carrier);
        try {
            way.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) throw failure(exchange.getException());
    }

    @Override
    public Parcel call(Parcel request, Hop hop, Duration patience) throws IOException {
        AsyncProducer way = routes().out();
        // the client's pool picks the port; the address is what a reader of the journal needs
        Hop from = hop.local() != null ? hop : new Hop(new InetSocketAddress(own, 0), hop.remote());
        Exchange exchange = exchange(way, request, from, parcel -> {});
        exchange.setProperty(HttpWire.PATIENCE, patience);
        CountDownLatch done = new CountDownLatch(1);
        way.process(exchange, sync -> done.countDown());
        try {
            if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS))
                throw new java.net.SocketTimeoutException(
                        "no answer over " + gear.link().title() + " within " + patience.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "interrupted while waiting over " + gear.link().title());
        }
        if (exchange.getException() != null) {
            gear.gate().pass(from); // a connection that a cut pulled while the answer was awaited says so
            throw failure(exchange.getException());
        }
        return Crossing.parcel(exchange);
    }

    @Override
    public MediaPassage stream(Hop hop, String callId) {
        return new MediaStream(gear, self, directory.whoIs(hop.remote()), hop, callId);
    }

    private HalfRoutes routes() throws ArrowFailure {
        HalfRoutes open = routes.apply(gear.link().id());
        if (open == null) throw new ArrowFailure("arrow " + gear.link().title() + " leads to nobody in this lab");
        return open;
    }

    private Exchange exchange(AsyncProducer way, Parcel parcel, Hop hop, Carrier carrier) {
        Exchange exchange = way.getEndpoint().createExchange();
        if (callees.size() > MAX_KNOWN) callees.clear();
        String callee = callees.computeIfAbsent(hop.remote(), directory::whoIs);
        Crossing.load(exchange, parcel, self, callee, hop, carrier);
        return exchange;
    }

    private static IOException failure(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) if (t instanceof IOException io) return io;
        return new IOException(cause.getMessage(), cause);
    }
}
