package voicelab.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import voicelab.engines.broker.BrokerSettings;
import voicelab.engines.broker.OpenWireBroker;
import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.records.Queues;

/** A broker in place of the Reporting Server's, in the measuring process: takes call records and counts them. */
final class RecordDrain implements AutoCloseable, Arrivals {
    final InetSocketAddress address;
    private final AtomicLong records = new AtomicLong();
    private final OpenWireBroker broker;

    RecordDrain(Workshop workshop, InetAddress own) throws IOException {
        address = new InetSocketAddress(own, Workshop.freePort(own));
        List<String> queues = List.of(Queues.CDR, Queues.EVENTS, Queues.COUNTERS, Queues.QUERY);
        String name = "broker-" + address.getPort();
        broker = OpenWireBroker.start(
                BrokerSettings.of(name, address, workshop.directory.resolve(name), queues, Queues.DEAD_LETTERS), this);
        broker.read(Queues.CDR, batch -> {
            records.addAndGet(batch.size());
            return List.of();
        });
    }

    long records() {
        return records.get();
    }

    @Override
    public void arrived(Parcel parcel, Hop hop) {}

    @Override
    public void malformed(Hop hop, String protocol, String problem) {}

    @Override
    public void unsupported(Hop hop, String protocol, String what) {}

    @Override
    public void bug(String where, Throwable error) {
        System.getLogger("voicelab").log(System.Logger.Level.ERROR, where, error);
    }

    @Override
    public void close() {
        broker.close();
    }
}
