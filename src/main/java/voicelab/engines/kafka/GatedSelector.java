package voicelab.engines.kafka;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ChannelBuilder;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import voicelab.net.Gate;
import voicelab.net.Hop;

/** Kafka's selector, dialling from a system's own address through an arrow's gate. */
final class GatedSelector extends Selector {
    private static final long NEVER_IDLE = -1;

    private final InetAddress own;
    private final InetSocketAddress broker;
    private final Gate gate;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private volatile Hop last;

    GatedSelector(
            InetAddress own,
            InetSocketAddress broker,
            Gate gate,
            Metrics metrics,
            String kind,
            ChannelBuilder channels,
            LogContext log) {
        super(NEVER_IDLE, metrics, Time.SYSTEM, kind, channels, log);
        this.own = own;
        this.broker = broker;
        this.gate = gate;
        this.last = new Hop(new InetSocketAddress(own, 0), broker);
    }

    /** One open connection, as the gate knows it. */
    private record Line(SocketChannel channel) implements Closeable {
        /** Closing the channel would not wake its selector; the end of its input does. */
        @Override
        public void close() throws IOException {
            if (!channel.isConnected()) {
                channel.close();
                return;
            }
            channel.shutdownInput();
            channel.shutdownOutput();
        }
    }

    @Override
    protected boolean doConnect(SocketChannel channel, InetSocketAddress to) throws IOException {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(new InetSocketAddress(own, 0));
        Hop hop = new Hop((InetSocketAddress) channel.getLocalAddress(), to);
        gate.dial(hop);
        boolean connected = super.doConnect(channel, to);
        last = hop;
        Line line = new Line(channel);
        lines.add(line);
        gate.opened(hop, line);
        return connected;
    }

    @Override
    public void poll(long timeout) throws IOException {
        super.poll(timeout);
        for (Line line : lines) if (!line.channel.isOpen()) forget(line);
    }

    @Override
    public void close() {
        super.close();
        lines.forEach(this::forget);
    }

    private void forget(Line line) {
        lines.remove(line);
        gate.closed(line);
    }

    /** The latest connection's ends; before the first one the port is 0. */
    Hop hop() {
        return last;
    }

    /** Whether some connection is up. */
    boolean isConnected() {
        for (Line line : lines) if (line.channel.isConnected()) return true;
        return false;
    }

    InetSocketAddress broker() {
        return broker;
    }
}
