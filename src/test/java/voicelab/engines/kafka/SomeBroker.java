package voicelab.engines.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import voicelab.net.Arrivals;
import voicelab.net.Passages;

/** Brokers and clients as these tests want them; each class has a host of its own in 127.20.33.0/24. */
final class SomeBroker {
    static final String TOPIC = "digital-itx";

    private SomeBroker() {}

    static InetSocketAddress at(int host) {
        return new InetSocketAddress("127.20.33." + host, 9092);
    }

    static InetAddress own(int host) {
        return new InetSocketAddress("127.20.33." + host, 0).getAddress();
    }

    static KafkaSettings settings(int host, Path directory) {
        return new KafkaSettings(
                at(host),
                new InetSocketAddress("127.20.33." + host, 9093),
                directory,
                List.of(new TopicPlan(TOPIC, 1), new TopicPlan("three", 3)),
                false);
    }

    static KafkaBroker start(int host, Path directory, Arrivals arrivals) throws IOException {
        return KafkaBroker.start(settings(host, directory), arrivals);
    }

    static StreamProducer producer(int host, int broker, Passages passages) {
        return StreamProducer.open(own(host), at(broker), passages, ProducerSettings.named("test-" + host));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stored store(StreamProducer producer, String key, String value)
            throws ExecutionException, InterruptedException, TimeoutException {
        return producer.send(TOPIC, key, bytes(value), Map.of("lab", "true"))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
