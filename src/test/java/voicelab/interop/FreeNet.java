package voicelab.interop;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/** A /24 of the loopback range, and ports, that nobody uses. */
final class FreeNet {
    private static final int CONSOLE = 7000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FreeNet() {}

    /** {@code 127.x.y.}, far from where labs look for one by themselves. */
    static String prefix() throws IOException {
        while (true) {
            String prefix = "127." + RANDOM.nextInt(130, 250) + "." + RANDOM.nextInt(1, 250) + ".";
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(prefix + "1", CONSOLE));
                return prefix;
            } catch (java.net.BindException e) {
                // taken: draw again
            }
        }
    }

    /** A port of 127.0.0.1 that is free for TCP and UDP. */
    static int port() throws IOException {
        while (true) {
            try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    DatagramSocket udp = new DatagramSocket(tcp.getLocalSocketAddress())) {
                return udp.getLocalPort();
            } catch (java.net.BindException e) {
                // taken: draw again
            }
        }
    }
}
