package voicelab.engines.kafka;

import java.time.Duration;

/**
 * How a producer keeps and sends records.
 *
 * @param name client id, and part of the thread's name
 * @param records how many may wait or be under way; more are refused
 * @param bytes how many bytes of values and keys may wait or be under way; more are refused
 * @param ackTimeout when a record that a fault took counts as lost and is sent again
 * @param keepTrying how long a record is tried, from {@link StreamProducer#send} on; then its stage fails
 * @param retryFirst the first pause after a failure; pauses double
 * @param retryMost the longest pause
 */
public record ProducerSettings(
        String name,
        int records,
        long bytes,
        Duration ackTimeout,
        Duration keepTrying,
        Duration retryFirst,
        Duration retryMost) {

    /** 20,000 records (the documented max-queue-size of an event logger) or 16 MiB, tried for two minutes. */
    public static ProducerSettings named(String name) {
        return new ProducerSettings(
                name,
                20_000,
                16L * 1024 * 1024,
                Duration.ofSeconds(3),
                Duration.ofMinutes(2),
                Duration.ofMillis(100),
                Duration.ofSeconds(1));
    }
}
