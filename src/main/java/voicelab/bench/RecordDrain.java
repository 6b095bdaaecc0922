package voicelab.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import voicelab.engines.broker.OpenWireSink;
import voicelab.protocols.records.Queues;

/**
 * In place of the Reporting Server's broker, in the measuring process: acknowledges call records and counts them. A broker would take
 * as much of the processor as the node that is measured, from it and not from the one that it is compared with.
 */
final class RecordDrain implements AutoCloseable {
    final InetSocketAddress address;
    private final AtomicLong records = new AtomicLong();
    private final OpenWireSink sink;

    RecordDrain(InetAddress own) throws IOException {
        address = new InetSocketAddress(own, Workshop.freePort(own));
        sink = OpenWireSink.open(address, queue -> {
            if (queue.equals(Queues.CDR)) records.incrementAndGet();
        });
    }

    long records() {
        return records.get();
    }

    @Override
    public void close() {
        sink.close();
    }
}
