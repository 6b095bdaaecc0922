package voicelab.net;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A listener that could not be opened. Java's own message never names the address; this one does. */
public final class BindFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final transient InetSocketAddress address;
    private final String transport;

    /** @param transport {@code tcp} or {@code udp} */
    public BindFailure(InetSocketAddress address, String transport, Throwable cause) {
        super(Hop.text(address) + "/" + transport + ": " + cause.getMessage(), cause);
        this.address = address;
        this.transport = transport;
    }

    public InetSocketAddress address() {
        return address;
    }

    public String transport() {
        return transport;
    }
}
