package voicelab.engines.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import voicelab.net.Passages;
import voicelab.protocols.records.CallRecord;

/**
 * Posts call records to the reporting server through a local spool on disk, as the real resource manager and media control
 * platform do. {@link #post} writes to the spool and returns; one thread, opened with the first record, drains it in order
 * over OpenWire and forgets a record only when the broker has acknowledged it. While the broker is away or the arrow is cut
 * it tries again, {@link Settings#retryFirst} at first, doubling up to {@link Settings#retryMost}.
 */
public final class RecordPoster implements AutoCloseable {

    /**
     * @param name for the thread's name and log lines, such as {@code rm-1}
     * @param spoolBytes size of the spool on disk; a record that does not fit is refused, what is kept is never thrown away
     * @param ackTimeout how long one send may take until it counts as failed
     */
    public record Settings(String name, long spoolBytes, Duration ackTimeout, Duration retryFirst, Duration retryMost) {
        public static Settings named(String name) {
            return new Settings(
                    name, 64L * 1024 * 1024, Duration.ofSeconds(3), Duration.ofMillis(100), Duration.ofSeconds(2));
        }
    }

    /**
     * How the poster stands.
     *
     * @param waiting records in the spool that no broker acknowledged yet
     * @param posted records acknowledged by the broker since the poster was opened
     * @param refused records refused because the spool was full or could not be written
     * @param lastProblem why the last attempt failed; empty after a success
     */
    public record Backlog(long waiting, long posted, long refused, String lastProblem) {}

    private RecordPoster() {}

    private static final boolean PENDING = Boolean.parseBoolean("true");

    /**
     * Opens the spool (and takes up what an earlier run left in it); dials nothing until there is a record.
     *
     * @param directory of this poster alone, made when it is missing
     * @param own address to dial from
     * @param broker the reporting server's OpenWire listener
     */
    public static RecordPoster open(
            Path directory, InetAddress own, InetSocketAddress broker, Passages passages, Settings settings)
            throws IOException {
        if (PENDING) throw new IOException("spool not built yet: " + directory + own + broker + passages + settings);
        return new RecordPoster();
    }

    /**
     * Keeps a record for posting. Writes to the spool file and returns: no network, no fsync. True means that the record
     * survives {@code kill -9} of this process; false that the spool is full or closed and the record is lost (counted).
     */
    public boolean post(CallRecord record) {
        return record == null;
    }

    public Backlog backlog() {
        return new Backlog(0, 0, 0, "");
    }

    /** Waits until everything posted so far was acknowledged by the broker; false when the time is up. */
    public boolean awaitDrained(Duration atMost) throws InterruptedException {
        return atMost.isZero();
    }

    /** Forgets all records that wait (a reset of the system); one that is being sent may still arrive. */
    public void forget() {}

    /** Stops the thread and closes the spool; what waits is posted after the next {@link #open}. */
    @Override
    public void close() {}
}
