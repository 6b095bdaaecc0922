package voicelab.engines.http;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import voicelab.net.Arrivals;
import voicelab.net.Hop;

/**
 * One connection of a caller. It watches the bytes under Undertow, because Undertow answers garbage by itself and tells
 * nobody: bytes that leave while no request is being answered are such an answer.
 */
final class Visit {
    private static final int SHOWN_BYTES = 40;

    private final StreamConnection connection;
    private final Visits visits;
    private final Arrivals arrivals;
    private final Hop hop;
    private volatile boolean busy;
    private volatile boolean reported;
    private volatile boolean headStarted;
    private volatile String shown = "";
    private XnioExecutor.Key guard;

    Visit(StreamConnection connection, Visits visits, Arrivals arrivals) {
        this.connection = connection;
        this.visits = visits;
        this.arrivals = arrivals;
        this.hop = new Hop(
                connection.getLocalAddress(InetSocketAddress.class),
                connection.getPeerAddress(InetSocketAddress.class));
    }

    StreamConnection connection() {
        return connection;
    }

    Hop hop() {
        return hop;
    }

    boolean isBusy() {
        return busy;
    }

    void watch() {
        connection
                .getSourceChannel()
                .setConduit(new WatchedSource(connection.getSourceChannel().getConduit(), this));
        connection
                .getSinkChannel()
                .setConduit(new WatchedSink(connection.getSinkChannel().getConduit(), this));
        connection.setCloseListener(closed -> gone());
    }

    /** A request's head is read; it is being answered from now on. */
    void begins() {
        busy = true;
        reported = false;
        headStarted = false;
    }

    /** Request and reply are done with; the next request may come. */
    void ends() {
        unguard();
        headStarted = false;
        busy = false;
        visits.changed();
    }

    void came(ByteBuffer read, int from, int count) {
        if (busy || count <= 0) return;
        if (!headStarted) shown = start(read, from, count);
        headStarted = true;
    }

    void leaves() {
        if (!busy) malformed("no HTTP/1.1 request: " + shown);
    }

    void malformed(String problem) {
        if (reported) return;
        reported = true;
        arrivals.malformed(hop, "HTTP", problem);
    }

    /** Closes the connection unless {@link #unguard} or the next guard comes first. */
    void guard(Duration limit, String problem) {
        guard(limit, () -> {
            malformed(problem + " within " + limit.toMillis() + " ms");
            IoUtils.safeClose(connection);
        });
    }

    /** Runs {@code late} on the connection's I/O thread unless {@link #unguard} or the next guard comes first. */
    synchronized void guard(Duration limit, Runnable late) {
        unguard();
        guard = connection.getIoThread().executeAfter(late, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void unguard() {
        if (guard != null) guard.remove();
        guard = null;
    }

    void close() {
        connection.getIoThread().execute(() -> IoUtils.safeClose(connection));
    }

    private void gone() {
        unguard();
        boolean midHead = !busy && headStarted && !visits.isClosing();
        if (midHead) malformed("the connection ended inside a request's head: " + shown);
        visits.remove(this);
    }

    private static String start(ByteBuffer read, int from, int count) {
        byte[] first = new byte[Math.min(count, SHOWN_BYTES)];
        read.get(from, first);
        StringBuilder text = new StringBuilder("\"");
        for (char c : new String(first, StandardCharsets.ISO_8859_1).toCharArray())
            text.append(c >= ' ' && c < 0x7f ? c : '.');
        return text.append('"').toString();
    }
}
