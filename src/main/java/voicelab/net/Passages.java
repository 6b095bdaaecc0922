package voicelab.net;

import java.net.InetSocketAddress;
import java.util.Optional;

/** The arrows of one system instance, found by the address it talks to. */
public interface Passages {

    /** The arrow from this system to the listener at {@code remote}; empty for anybody outside the map. */
    Optional<Passage> to(InetSocketAddress remote);

    /** Whether the map has an arrow from whoever lives at {@code remote}'s host to this system's listener. */
    boolean calls(InetSocketAddress remote, InetSocketAddress listener);

    /** A system that no map knows: everything leaves and arrives untouched. */
    Passages NONE = new Passages() {
        @Override
        public Optional<Passage> to(InetSocketAddress remote) {
            return Optional.empty();
        }

        @Override
        public boolean calls(InetSocketAddress remote, InetSocketAddress listener) {
            return false;
        }
    };
}
