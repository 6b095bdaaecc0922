package voicelab.engines.sql.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** The sockets that one session is given; made by mssql-jdbc by its name, with the session's ticket ({@link Tickets}). */
public final class TdsSockets extends SocketFactory {
    private final SocketFactory given;

    public TdsSockets(String ticket) {
        given = Tickets.sockets(ticket);
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
