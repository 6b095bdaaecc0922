package voicelab.engines.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.yammer.metrics.core.MetricName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.engines.broker.SeenArrivals;
import voicelab.net.Passages;

class TenBrokersTest {
    private static final int FIRST = 30;
    private static final int COUNT = 10;

    @Test
    void ten_brokers_start_at_once_in_one_jvm_and_know_nothing_of_each_other(@TempDir Path directory) throws Exception {
        SeenArrivals arrivals = new SeenArrivals();
        Set<MetricName> before = Set.copyOf(metrics());
        List<CompletableFuture<KafkaBroker>> starting = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            int host = FIRST + i;
            starting.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return SomeBroker.start(host, directory.resolve("log" + host), arrivals);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }));
        }
        List<KafkaBroker> brokers =
                starting.stream().map(CompletableFuture::join).toList();
        for (int i = 0; i < COUNT; i++)
            try (StreamProducer producer = SomeBroker.producer(62, FIRST + i, Passages.NONE)) {
                for (int n = 0; n <= i; n++)
                    assertEquals(n, SomeBroker.store(producer, "k", "v").offset());
            }
        brokers.get(0).close();
        try (StreamProducer producer = SomeBroker.producer(62, FIRST + 1, Passages.NONE)) {
            assertEquals(
                    2,
                    SomeBroker.store(producer, "k", "after another one was closed")
                            .offset());
        }
        brokers.forEach(KafkaBroker::close);
        assertEquals(List.of(), arrivals.bugs);
        // each of them would hold its broker for as long as the JVM lives
        assertEquals(before, metrics());
    }

    private static Set<MetricName> metrics() {
        return KafkaYammerMetrics.defaultRegistry().allMetrics().keySet();
    }
}
