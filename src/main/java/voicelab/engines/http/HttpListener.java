package voicelab.engines.http;

import io.undertow.UndertowOptions;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.channels.AcceptingChannel;
import voicelab.net.Arrivals;

/** One listening socket and the protocol machine behind it. Built on XNIO directly: Undertow's own builder loads far more. */
final class HttpListener {
    private static final int BACKLOG = 1_000;

    private final AcceptingChannel<? extends StreamConnection> accepting;

    private HttpListener(AcceptingChannel<? extends StreamConnection> accepting) {
        this.accepting = accepting;
    }

    static HttpListener open(
            HttpWorker worker,
            HttpListening listening,
            HttpBounds bounds,
            Visits visits,
            Arrivals arrivals,
            HttpHandler handler)
            throws IOException {
        HttpOpenListener opened = new HttpOpenListener(worker.buffers(), protocol(bounds));
        opened.setRootHandler(handler);
        AcceptingChannel<? extends StreamConnection> accepting =
                accepting(worker, listening, channel -> acceptAll(channel, opened, visits, arrivals));
        accepting.resumeAccepts();
        return new HttpListener(accepting);
    }

    private static AcceptingChannel<? extends StreamConnection> accepting(
            HttpWorker worker,
            HttpListening listening,
            ChannelListener<AcceptingChannel<? extends StreamConnection>> accept)
            throws IOException {
        OptionMap socket = OptionMap.builder()
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BACKLOG, BACKLOG)
                .getMap();
        if (listening.tls().isEmpty())
            return worker.io().createStreamConnectionServer(listening.address(), accept, socket);
        UndertowXnioSsl ssl = new UndertowXnioSsl(
                worker.io().getXnio(),
                OptionMap.EMPTY,
                worker.buffers(),
                listening.tls().get());
        return ssl.createSslConnectionServer(worker.io(), listening.address(), accept, socket);
    }

    private static OptionMap protocol(HttpBounds bounds) {
        return OptionMap.builder()
                .set(UndertowOptions.MAX_HEADER_SIZE, bounds.maxHeadBytes())
                .set(UndertowOptions.MAX_HEADERS, voicelab.protocols.http.HttpHeaders.MAX_FIELDS)
                .set(UndertowOptions.MAX_PARAMETERS, voicelab.protocols.http.Parameters.MAX_PAIRS)
                .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(bounds.headTimeout()))
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, millis(bounds.idleTimeout()))
                .set(UndertowOptions.ALWAYS_SET_DATE, false)
                .set(UndertowOptions.DECODE_URL, false)
                .getMap();
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    private static void acceptAll(
            AcceptingChannel<? extends StreamConnection> channel,
            HttpOpenListener opened,
            Visits visits,
            Arrivals arrivals) {
        try {
            for (StreamConnection next = channel.accept(); next != null; next = channel.accept()) {
                Visit visit = new Visit(next, visits, arrivals);
                if (!visits.add(visit)) {
                    IoUtils.safeClose(next);
                    continue;
                }
                visit.watch();
                opened.handleEvent(next);
            }
        } catch (IOException e) {
            // a caller that hung up before it was accepted
        }
    }

    InetSocketAddress address() {
        return accepting.getLocalAddress(InetSocketAddress.class);
    }

    void close() {
        IoUtils.safeClose(accepting);
    }
}
