package voicelab.engines.kafka;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import voicelab.net.Hop;

/** The broker's configuration: everything small, one copy of everything, ready as soon as it can be. */
final class BrokerProperties {
    static final int NODE = 1;
    static final String LISTENER = "KAFKA";
    static final String CONTROLLER = "CONTROLLER";

    private static final int MEBIBYTE = 1024 * 1024;
    /** The largest request; garbage on the port reads like a huge one and is refused by this. */
    private static final int REQUEST_BYTES = 4 * MEBIBYTE;

    private static final int RECORD_BYTES = MEBIBYTE;
    private static final int SEGMENT_BYTES = 16 * MEBIBYTE;
    /** Kept of each partition; older segments go. */
    private static final int PARTITION_BYTES = 64 * MEBIBYTE;

    private static final int CONNECTIONS = 500;

    private BrokerProperties() {}

    static Map<String, String> of(KafkaSettings settings) {
        Map<String, String> p = new HashMap<>();
        place(p, settings);
        bounds(p);
        smallness(p);
        quickness(p);
        p.put("auto.create.topics.enable", Boolean.toString(settings.createsTopics()));
        return p;
    }

    private static void place(Map<String, String> p, KafkaSettings settings) {
        String listen = at(LISTENER, settings.listen());
        p.put("process.roles", "broker,controller");
        p.put("node.id", Integer.toString(NODE));
        p.put("listeners", listen + "," + at(CONTROLLER, settings.controller()));
        p.put("advertised.listeners", listen);
        p.put("listener.security.protocol.map", LISTENER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        p.put("inter.broker.listener.name", LISTENER);
        p.put("controller.listener.names", CONTROLLER);
        p.put("controller.quorum.voters", NODE + "@" + Hop.text(settings.controller()));
        p.put("log.dirs", settings.directory().toString());
        p.put("metric.reporters", "");
        // the registry of metrics is one for the JVM; its names would clash as MBeans
        p.put("metrics.jmx.exclude", ".*");
        // one broker: one copy of what it keeps for itself
        for (String kept : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            p.put(kept + ".num.partitions", "1");
            p.put(kept + ".replication.factor", "1");
        }
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void bounds(Map<String, String> p) {
        p.put("socket.request.max.bytes", Integer.toString(REQUEST_BYTES));
        p.put("message.max.bytes", Integer.toString(RECORD_BYTES));
        p.put("log.segment.bytes", Integer.toString(SEGMENT_BYTES));
        p.put("offsets.topic.segment.bytes", Integer.toString(SEGMENT_BYTES));
        p.put("log.retention.bytes", Integer.toString(PARTITION_BYTES));
        p.put("log.retention.check.interval.ms", "30000");
        p.put("max.connections", Integer.toString(CONNECTIONS));
        p.put("queued.max.requests", "64");
        p.put("max.incremental.fetch.session.cache.slots", "200");
        p.put("log.index.size.max.bytes", Integer.toString(MEBIBYTE));
    }

    private static void smallness(Map<String, String> p) {
        p.put("num.network.threads", "1");
        p.put("num.io.threads", "2");
        p.put("background.threads", "1");
        p.put("num.recovery.threads.per.data.dir", "1");
        p.put("num.replica.fetchers", "1");
        p.put("group.coordinator.threads", "1");
        p.put("share.coordinator.threads", "1");
        // compaction takes 128 MB for its buffer and saves nothing in a lab's life
        p.put("log.cleaner.enable", "false");
        p.put("log.cleaner.dedupe.buffer.size", Integer.toString(2 * MEBIBYTE));
        p.put("socket.send.buffer.bytes", "-1");
        p.put("socket.receive.buffer.bytes", "-1");
    }

    private static void quickness(Map<String, String> p) {
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("group.min.session.timeout.ms", "500");
        // after kill -9 the next run would wait for it, were the killed broker not forgotten (BrokerParts)
        p.put("broker.session.timeout.ms", "2000");
        p.put("broker.heartbeat.interval.ms", "500");
        p.put("controller.quorum.append.linger.ms", "0");
        p.put("controller.quorum.election.timeout.ms", "200");
        p.put("controller.quorum.election.backoff.max.ms", "100");
        // a record every 500 ms that says that nothing happened
        p.put("metadata.max.idle.interval.ms", "0");
        p.put("log.segment.delete.delay.ms", "200");
    }

    private static String at(String name, InetSocketAddress address) {
        return name + "://" + Hop.text(address);
    }
}
