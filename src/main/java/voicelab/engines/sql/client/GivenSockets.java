package voicelab.engines.sql.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** The sockets of another factory. A driver makes its factory itself, by the name of a class: what it makes asks the real one. */
abstract class GivenSockets extends SocketFactory {
    private final SocketFactory given;

    GivenSockets(SocketFactory given) {
        this.given = given;
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
