package voicelab.engines.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.server.ServerSocketFactory;
import voicelab.net.BindFailure;

/** Opens a broker's listeners and keeps what was refused: Kafka's own message would not name the address. */
final class BrokerDoors implements ServerSocketFactory {
    private final List<ServerSocketChannel> open = new CopyOnWriteArrayList<>();
    private volatile BindFailure refused;

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false); // a blocking one would accept nobody
            channel.bind(address, backlog);
        } catch (IOException e) {
            channel.close();
            refused = new BindFailure(address, "tcp", e);
            throw refused;
        }
        open.add(channel);
        return channel;
    }

    /** Why a listener could not be opened; null when all were. */
    BindFailure refused() {
        return refused;
    }

    /** A start that failed half way leaves listeners open. */
    void close() {
        for (ServerSocketChannel channel : open)
            try {
                channel.close();
            } catch (IOException e) {
                // it is the kernel's now
            }
    }
}
