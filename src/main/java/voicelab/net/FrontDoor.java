package voicelab.net;

import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Repeats listening ports on 127.0.0.1 (and where {@link FrontAddresses} says) for people who type {@code localhost:8500}. It dials the rooms from the lab's own
 * host, so that journals and captures can tell such callers.
 */
public final class FrontDoor implements AutoCloseable {

    /** One port that the door repeats: whose it is, {@code tcp} or {@code udp}, and where it leads. */
    public record Leaf(String system, String transport, int port, InetSocketAddress to) {}

    private final EventLoopGroup loops;
    private final InetAddress own;
    private final List<AutoCloseable> open = new ArrayList<>();

    public FrontDoor(EventLoopGroup loops, InetAddress own) {
        this.loops = loops;
        this.own = own;
    }

    /** Opens one leaf on each address; what was busy first is a line to print, never a failure. */
    public Optional<String> open(List<InetAddress> addresses, Leaf leaf) {
        Optional<String> trouble = Optional.empty();
        for (InetAddress address : addresses) {
            Optional<String> here = open(address, leaf);
            if (trouble.isEmpty()) trouble = here;
        }
        return trouble;
    }

    /** Opens one leaf; a busy port is a line to print, never a failure. */
    private Optional<String> open(InetAddress address, Leaf leaf) {
        InetSocketAddress at = new InetSocketAddress(address, leaf.port());
        try {
            if (leaf.transport().equals("udp")) open.add(DatagramLeaf.open(loops, own, at, leaf.to()));
            else open.add(StreamLeaf.open(loops, own, at, leaf.to()));
            return Optional.empty();
        } catch (BindFailure e) {
            return Optional.of("front door: " + Hop.text(at) + "/" + leaf.transport() + " is busy, skipped ("
                    + leaf.system() + " is at " + Hop.text(leaf.to()) + ")");
        }
    }

    /** How many leaves are open. */
    public int size() {
        return open.size();
    }

    @Override
    public void close() {
        for (AutoCloseable leaf : open) {
            try {
                leaf.close();
            } catch (Exception e) {
                // closing a door disturbs nobody
            }
        }
        open.clear();
    }
}
