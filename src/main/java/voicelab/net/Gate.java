package voicelab.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The connection faults of one arrow, under the client's socket: every dial asks {@link #dial}, every open connection is
 * {@linkplain #opened registered}, so that a cut can close it. One gate a link, shared by all instances of the caller.
 */
public final class Gate {

    /** What stops new connections: the sentence that the caller gets, and which pairs of addresses it is for. */
    public interface Bar {
        boolean stops(String fromHost, String toHost);

        /** The sentence that the caller gets, such as {@code arrow gvp-3 (a -> b) is cut}. */
        String sentence();

        /** Whether parcels on open connections are stopped too. */
        boolean stopsOpen();
    }

    private record Open(String fromHost, String toHost) {}

    private final AtomicReference<Bar> bar = new AtomicReference<>();
    private final Map<Closeable, Open> open = new ConcurrentHashMap<>();

    /** Asked before a connection is opened. */
    public void dial(Hop hop) throws ArrowFailure {
        Bar now = bar.get();
        if (now != null && now.stops(host(hop.local()), host(hop.remote()))) throw new ArrowFailure(now.sentence());
    }

    /** Asked before a parcel is written on an open connection. */
    public void pass(Hop hop) throws ArrowFailure {
        Bar now = bar.get();
        if (now != null && now.stopsOpen() && now.stops(host(hop.local()), host(hop.remote())))
            throw new ArrowFailure(now.sentence());
    }

    /** Whether datagrams or parcels between these two are stopped right now. */
    public boolean stopped(Hop hop) {
        Bar now = bar.get();
        return now != null && now.stopsOpen() && now.stops(host(hop.local()), host(hop.remote()));
    }

    /** A connection was opened through this gate; {@code connection.close()} must pull it like a cable, without waiting. */
    public void opened(Hop hop, Closeable connection) {
        open.put(connection, new Open(host(hop.local()), host(hop.remote())));
        if (stopped(hop)) pull(connection);
    }

    public void closed(Closeable connection) {
        open.remove(connection);
    }

    /** Raises or (with null) lifts the bar; open connections that it is for are pulled. */
    public void bar(Bar next) {
        bar.set(next);
        if (next != null && next.stopsOpen()) pullThose(next);
    }

    /** Pulls the open connections between these two hosts; {@code null} stands for any. */
    public void pull(String fromHost, String toHost) {
        open.forEach((connection, ends) -> {
            if ((fromHost == null || fromHost.equals(ends.fromHost)) && (toHost == null || toHost.equals(ends.toHost)))
                pull(connection);
        });
    }

    public int openCount() {
        return open.size();
    }

    private void pullThose(Bar which) {
        open.forEach((connection, ends) -> {
            if (which.stops(ends.fromHost, ends.toHost)) pull(connection);
        });
    }

    private void pull(Closeable connection) {
        open.remove(connection);
        try {
            connection.close();
        } catch (IOException e) {
            // a pulled cable has nobody to tell
        }
    }

    private static String host(InetSocketAddress address) {
        return address == null || address.getAddress() == null
                ? ""
                : address.getAddress().getHostAddress();
    }
}
