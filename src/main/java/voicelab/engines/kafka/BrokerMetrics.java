package voicelab.engines.kafka;

import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistry;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;

/**
 * Kafka's metrics lie in one registry for the JVM, and a broker that ends leaves some of its behind, each of which holds the
 * whole broker. What the brokers of labs left is taken out: what names its directory at once, the rest with the last of them.
 */
final class BrokerMetrics {
    private static final Set<MetricName> OTHERS = new HashSet<>();
    private static int running;

    private BrokerMetrics() {}

    static synchronized void begun() {
        if (running++ > 0) return;
        OTHERS.clear();
        OTHERS.addAll(registry().allMetrics().keySet());
    }

    static synchronized void ended(Path directory) {
        running--;
        for (MetricName name : Set.copyOf(registry().allMetrics().keySet()))
            if (names(name, directory) || (running == 0 && !OTHERS.contains(name)))
                registry().removeMetric(name);
    }

    private static boolean names(MetricName name, Path directory) {
        return (name.hasScope() && name.getScope().contains(directory.toString()))
                || name.getMBeanName().contains(directory.toString());
    }

    private static MetricsRegistry registry() {
        return KafkaYammerMetrics.defaultRegistry();
    }
}
