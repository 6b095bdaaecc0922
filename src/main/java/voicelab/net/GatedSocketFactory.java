package voicelab.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Blocking client sockets, bound to one own address, that know their arrow's gate. */
final class GatedSocketFactory extends SocketFactory {
    private final InetAddress own;
    private final Gate gate;

    GatedSocketFactory(InetAddress own, Gate gate) {
        this.own = own;
        this.gate = gate;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new GatedSocket(gate);
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(own, 0));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress to) throws IOException {
        Socket socket = createSocket();
        try {
            socket.connect(to);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
