package voicelab.net;

import java.net.InetSocketAddress;

/**
 * The two ends of one hop as this end sees them.
 *
 * @param local the own address and port
 * @param remote the other end's address and port
 */
public record Hop(InetSocketAddress local, InetSocketAddress remote) {
    /** The same hop as the other end sees it. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // swapped on purpose
    public Hop reversed() {
        return new Hop(remote, local);
    }

    @Override
    public String toString() {
        return text(local) + " -> " + text(remote);
    }

    /** {@code 127.20.0.11:5060} or {@code [::1]:5060} in full, without a host name look-up. */
    public static String text(InetSocketAddress address) {
        if (address == null) return "?";
        String host = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }
}
