package voicelab.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** A client socket that asks its arrow's gate before it dials and can be pulled by it. */
final class GatedSocket extends Socket {
    private final Gate gate;

    GatedSocket(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void connect(SocketAddress to, int timeoutMillis) throws IOException {
        Hop hop = new Hop((InetSocketAddress) getLocalSocketAddress(), (InetSocketAddress) to);
        gate.dial(hop);
        super.connect(to, timeoutMillis);
        gate.opened(hop, this);
    }

    @Override
    public void connect(SocketAddress to) throws IOException {
        connect(to, 0);
    }

    @Override
    public synchronized void close() throws IOException {
        gate.closed(this);
        super.close();
    }
}
