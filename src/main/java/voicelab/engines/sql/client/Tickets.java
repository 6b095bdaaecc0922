package voicelab.engines.sql.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import javax.net.ssl.X509TrustManager;
import voicelab.net.tls.LabCa;

/**
 * What sessions that are being opened bring along. mssql-jdbc makes socket factories and trust managers by their class's
 * name and gives them one text; the text is a ticket for what lies here, which is taken away when the session is open.
 */
final class Tickets {
    private static final Map<String, Left> LEFT = new ConcurrentHashMap<>();
    private static final AtomicLong LAST = new AtomicLong();

    private record Left(SocketFactory sockets, LabCa ca) {}

    private Tickets() {}

    static String leave(SocketFactory sockets, LabCa ca) {
        String ticket = Long.toString(LAST.incrementAndGet());
        LEFT.put(ticket, new Left(sockets, ca));
        return ticket;
    }

    static void takeAway(String ticket) {
        LEFT.remove(ticket);
    }

    static SocketFactory sockets(String ticket) {
        return left(ticket).sockets;
    }

    static X509TrustManager trust(String ticket) {
        return left(ticket).ca.trustManager();
    }

    private static Left left(String ticket) {
        Left left = LEFT.get(ticket);
        if (left == null) throw new IllegalArgumentException("no session is being opened with ticket " + ticket);
        return left;
    }
}
