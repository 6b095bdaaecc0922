package voicelab.engines.broker;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * How an embedded broker runs.
 *
 * @param name for threads and log lines
 * @param listen the one address that it listens on
 * @param directory journal and pages; the broker's alone, made when it is missing
 * @param queues made at start, durable
 * @param deadLetters where messages land that were delivered too often; a ring of {@link #DEAD_LETTERS}
 * @param memoryBytes messages held in memory, all queues together; beyond it they are paged to disk
 * @param pageBytes pages of one address; beyond it senders get an error
 * @param frameBytes the largest OpenWire frame; a larger one closes its connection
 */
public record BrokerSettings(
        String name,
        InetSocketAddress listen,
        Path directory,
        List<String> queues,
        String deadLetters,
        long memoryBytes,
        long pageBytes,
        int frameBytes) {

    /** Messages kept in the dead letter queue; the oldest goes first. */
    public static final int DEAD_LETTERS = 10_000;

    private static final long MEBIBYTE = 1024L * 1024;

    public BrokerSettings {
        queues = List.copyOf(queues);
    }

    /** 32 MiB in memory, 256 MiB of pages an address, frames up to 4 MiB. */
    public static BrokerSettings of(
            String name, InetSocketAddress listen, Path directory, List<String> queues, String deadLetters) {
        return new BrokerSettings(
                name, listen, directory, queues, deadLetters, 32 * MEBIBYTE, 256 * MEBIBYTE, (int) (4 * MEBIBYTE));
    }
}
