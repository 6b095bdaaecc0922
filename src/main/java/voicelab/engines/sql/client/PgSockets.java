package voicelab.engines.sql.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Properties;
import javax.net.SocketFactory;

/**
 * The sockets that one session is given. pgjdbc makes this class by its name and hands it the session's properties, which
 * is how the real factory gets here without a name in a static table.
 */
public final class PgSockets extends SocketFactory {
    static final String GIVEN = "voicelab.sockets";

    private final SocketFactory given;

    public PgSockets(Properties session) {
        given = (SocketFactory) session.get(GIVEN);
    }

    @Override
    public Socket createSocket() throws IOException {
        return given.createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return given.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return given.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return given.createSocket(host, port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return given.createSocket(host, port, local, localPort);
    }
}
