package voicelab.boot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import voicelab.profile.Net;

/**
 * A lab's claim on its /24: a bound port on the lab's own host. The bind is the lock, and the kernel gives it back even
 * after kill -9.
 */
final class Claim implements AutoCloseable {
    /** Ours, outside every documented port and the ephemeral range. */
    static final int PORT = 6999;

    private static final int TRIES = 200;

    private final Net net;
    private final ServerSocket lock;

    private Claim(Net net, ServerSocket lock) {
        this.net = net;
        this.lock = lock;
    }

    Net net() {
        return net;
    }

    /** @throws IOException when another lab has it */
    static Claim of(Net net) throws IOException {
        ServerSocket lock = new ServerSocket();
        try {
            lock.setReuseAddress(true);
            lock.bind(new InetSocketAddress(net.lab(), PORT), 1);
            return new Claim(net, lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** The first free /24 from {@code start} on. */
    static Claim firstFree(Net start) throws IOException {
        Net net = start;
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return of(net);
            } catch (IOException e) {
                last = e;
                net = net.next();
            }
        }
        throw last;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // the kernel takes it back
        }
    }
}
