package voicelab.engines.kafka;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.net.Arrivals;
import voicelab.net.Hop;

/**
 * Reports what a broker refused as none of its protocol. Kafka only logs it, so the log is read: a line names the connection
 * as {@code local:port-peer:port-processor-count}. Nothing of it is logged again.
 */
final class RefusedBytes implements Filter {
    static final RefusedBytes READER = new RefusedBytes();

    private static final Pattern CONNECTION =
            Pattern.compile("([0-9.]{7,15}:[0-9]{1,5})-([0-9.]{7,15}):([0-9]{1,5})-[0-9]+-[0-9]+");

    private record Listener(InetSocketAddress address, Arrivals arrivals) {}

    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

    private RefusedBytes() {}

    void report(InetSocketAddress listener, Arrivals arrivals) {
        listeners.put(Hop.text(listener), new Listener(listener, arrivals));
    }

    void leave(InetSocketAddress listener) {
        listeners.remove(Hop.text(listener));
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        String text = String.valueOf(record.getMessage());
        Matcher connection = CONNECTION.matcher(text);
        if (!connection.find()) return false;
        Listener at = listeners.get(connection.group(1));
        if (at == null) return false;
        Throwable why = record.getThrown();
        while (why != null && why.getCause() != null && why.getCause() != why) why = why.getCause();
        try {
            // an address literal: nothing is looked up
            InetSocketAddress peer = new InetSocketAddress(
                    InetAddress.getByName(connection.group(2)), Integer.parseInt(connection.group(3)));
            at.arrivals().malformed(new Hop(at.address(), peer), "Kafka", why == null ? text : why.getMessage());
        } catch (UnknownHostException | IllegalArgumentException e) {
            // no such address after all
        }
        return false;
    }
}
