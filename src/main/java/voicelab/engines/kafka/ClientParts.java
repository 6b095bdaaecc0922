package voicelab.engines.kafka;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.Metadata;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.Selectable;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import voicelab.net.Gate;

/**
 * What Kafka's clients are made of when their sockets are to be ours: the selector is public and made to be extended, the
 * constructors that take it are Kafka's own for its tests. Nothing global is touched.
 */
final class ClientParts {
    private static final String SELECTOR = "selector";
    static final long RECONNECT_MILLIS = 50;
    static final long RECONNECT_MOST_MILLIS = 400;
    static final int REQUEST_MILLIS = 3_000;
    private static final long CONNECT_MILLIS = 2_000;
    private static final int SYSTEM_BUFFER = -1;

    final ApiVersions versions = new ApiVersions();
    final LogContext log;
    final GatedSelector selector;
    final NetworkClient client;
    private final Metrics metrics = new Metrics();

    /** @param kind {@code producer} */
    ClientParts(
            String kind,
            String clientId,
            AbstractConfig config,
            Metadata metadata,
            int inFlight,
            InetAddress own,
            InetSocketAddress broker,
            Gate gate) {
        KafkaLog.quiet();
        log = new LogContext("[" + clientId + "] ");
        selector = new GatedSelector(
                own, broker, gate, metrics, kind, ClientUtils.createChannelBuilder(config, Time.SYSTEM, log), log);
        client = new NetworkClient(
                selector,
                metadata,
                clientId,
                inFlight,
                RECONNECT_MILLIS,
                RECONNECT_MOST_MILLIS,
                SYSTEM_BUFFER,
                SYSTEM_BUFFER,
                REQUEST_MILLIS,
                CONNECT_MILLIS,
                CONNECT_MILLIS,
                Time.SYSTEM,
                true,
                versions,
                log,
                MetadataRecoveryStrategy.REBOOTSTRAP);
    }

    void close() {
        metrics.close();
    }

    /** Gives a client another selector in the place of its own; it must not be in use yet. */
    static GatedSelector gated(
            NetworkClient client,
            String kind,
            AbstractConfig config,
            InetAddress own,
            InetSocketAddress broker,
            Gate gate,
            Metrics metrics) {
        LogContext log = new LogContext();
        GatedSelector gated = new GatedSelector(
                own, broker, gate, metrics, kind, ClientUtils.createChannelBuilder(config, Time.SYSTEM, log), log);
        field(client, SELECTOR, Selectable.class).close();
        try {
            declared(client, SELECTOR).set(client, gated);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return gated;
    }

    /** Reads a field that is not public. */
    static <T> T field(Object of, String name, Class<T> type) {
        try {
            return type.cast(declared(of, name).get(of));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field declared(Object of, String name) {
        try {
            Field field = of.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(
                    "another Kafka than expected: " + of.getClass().getSimpleName() + "." + name, e);
        }
    }

    /** Calls a constructor that is not public. */
    static <T> T construct(Class<T> type, Class<?>[] shape, Object... values) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(shape);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException own) throw own;
            throw new IllegalStateException("no " + type.getSimpleName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another Kafka than expected: " + type.getSimpleName(), e);
        }
    }
}
