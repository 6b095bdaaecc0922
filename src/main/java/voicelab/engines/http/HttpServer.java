package voicelab.engines.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import voicelab.net.Arrivals;
import voicelab.net.BindFailure;

/**
 * One room's HTTP listeners, answered from one {@link PathTable}.
 *
 * <p>Every request is reported to {@link Arrivals} with the caller's real address before it is answered. Garbage is
 * answered 400 and reported as malformed; what an answer throws is a bug and a 500. Keep-alive, pipelining and HEAD are
 * the engine's affair. HTTP/1.1 only: HTTP/2 is not offered.
 */
public final class HttpServer implements AutoCloseable {
    private static final int GRACE_MILLIS = 500;
    private static final int CLOSE_MILLIS = 2_000;

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Visits visits;
    private final Answering answering;
    private final List<HttpListener> listeners = new ArrayList<>();

    private HttpServer(Visits visits, Answering answering) {
        this.visits = visits;
        this.answering = answering;
    }

    /**
     * Returns when every listener answers.
     *
     * @throws BindFailure naming the address that was not to be had; none of the others stays open then
     */
    public static HttpServer open(
            HttpWorker worker, Arrivals arrivals, HttpBounds bounds, PathTable paths, List<HttpListening> listenings)
            throws BindFailure {
        Visits visits = new Visits(bounds.maxConnections());
        Answering answering = new Answering(worker, arrivals, paths);
        RequestReader reader = new RequestReader(visits, arrivals, bounds, answering);
        HttpServer server = new HttpServer(visits, answering);
        for (HttpListening listening : listenings) {
            try {
                server.listeners.add(HttpListener.open(worker, listening, bounds, visits, arrivals, reader));
            } catch (IOException e) {
                server.close();
                throw new BindFailure(listening.address(), "tcp", e);
            }
        }
        return server;
    }

    /** The bound addresses, in the order asked for. */
    public List<InetSocketAddress> addresses() {
        return listeners.stream().map(HttpListener::address).toList();
    }

    /** How many connections are open now. */
    public int connectionCount() {
        return visits.count();
    }

    /**
     * Closes listeners, cancels answers that are still to come, leaves running ones half a second, then closes every
     * connection; idempotent.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        listeners.forEach(HttpListener::close);
        visits.closing();
        answering.cancelAll();
        visits.awaitNoneBusy(GRACE_MILLIS);
        visits.closeAll();
        visits.awaitNone(CLOSE_MILLIS);
    }
}
