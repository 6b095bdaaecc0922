package voicelab.engines.http;

import java.net.InetSocketAddress;
import java.util.List;
import voicelab.net.Arrivals;
import voicelab.net.BindFailure;

/**
 * One room's HTTP listeners, answered from one {@link PathTable}.
 *
 * <p>Every request is reported to {@link Arrivals} with the caller's real address before it is answered. Garbage is
 * answered 400 and reported as malformed; what an answer throws is a bug and a 500.
 */
public final class HttpServer implements AutoCloseable {

    private HttpServer() {}

    /**
     * Returns when every listener answers.
     *
     * @throws BindFailure naming the address that was not to be had; none of the others stays open then
     */
    @SuppressWarnings("DoNotCallSuggester") // until the listeners stand
    public static HttpServer open(
            HttpWorker worker, Arrivals arrivals, HttpBounds bounds, PathTable paths, List<HttpListening> listenings)
            throws BindFailure {
        throw new UnsupportedOperationException("not yet");
    }

    /** The bound addresses, in the order asked for. */
    public List<InetSocketAddress> addresses() {
        return List.of();
    }

    /** Closes listeners and connections, cancels answers that are still to come; idempotent. */
    @Override
    public void close() {}
}
