package voicelab.engines.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import voicelab.net.OpenPassage;
import voicelab.net.Passage;
import voicelab.net.Passages;
import voicelab.protocols.records.Bounds;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.RecordCodec;
import voicelab.protocols.records.RecordFormatException;
import voicelab.protocols.records.RecordParcel;

/**
 * Posts call records to the reporting server through a local spool on disk, as the real resource manager and media control
 * platform do. {@link #post} writes to the spool and returns; one thread, opened with the first record, drains it in order
 * over OpenWire and forgets a record only when the broker has acknowledged it. While the broker is away or the arrow is cut
 * it tries again, after {@link Settings#retryFirst} at first, doubling up to {@link Settings#retryMost}.
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

    /** How long what is under way may take to arrive when everybody is about to forget. */
    private static final Duration SETTLE = Duration.ofMillis(250);

    /** Records that may be on their way at once. */
    private static final int WINDOW = 64;

    private final Settings settings;
    private final InetAddress own;
    private final InetSocketAddress broker;
    private final Passage passage;
    private final Spool spool;
    private final SendGate gate = new SendGate();
    private final Object counts = new Object();
    private Thread thread;
    private OpenWireLane lane;
    private volatile SendWindow sending = new SendWindow();
    private long posted;
    private long refused;
    private String lastProblem = "";
    private volatile Consumer<String> unreachable = why -> {};

    private RecordPoster(Settings settings, InetAddress own, InetSocketAddress broker, Passage passage, Spool spool) {
        this.settings = settings;
        this.own = own;
        this.broker = broker;
        this.passage = passage;
        this.spool = spool;
    }

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
        Spool spool = Spool.open(directory, settings.spoolBytes(), Bounds.BODY_BYTES);
        Passage passage = passages.to(broker).orElseGet(OpenPassage::new);
        RecordPoster poster = new RecordPoster(settings, own, broker, passage, spool);
        if (spool.waiting() > 0) poster.wake();
        return poster;
    }

    /**
     * Keeps a record for posting. Writes to the spool file and returns: no network, no fsync. True means that the record
     * survives {@code kill -9} of this process; false that the spool is full or closed and the record is lost (counted).
     */
    public boolean post(CallRecord record) {
        boolean kept = false;
        String problem = "spool is full or closed";
        try {
            kept = spool.append(RecordCodec.encode(record), record);
        } catch (IOException e) {
            problem = "spool cannot be written: " + e.getMessage();
        }
        if (kept) {
            wake();
            return true;
        }
        synchronized (counts) {
            refused++;
            lastProblem = problem;
        }
        return false;
    }

    /** @param next hears of each attempt to post that failed, and why; must not block */
    public void whenUnreachable(Consumer<String> next) {
        unreachable = next;
    }

    public Backlog backlog() {
        long waiting = spool.waiting();
        synchronized (counts) {
            return new Backlog(waiting, posted, refused, lastProblem);
        }
    }

    /** Waits until everything posted so far was acknowledged by the broker; false when the time is up. */
    public boolean awaitDrained(Duration atMost) throws InterruptedException {
        return gate.await(atMost, () -> spool.waiting() == 0);
    }

    /** Sends nothing more until {@link #forget}, and returns when what is under way has arrived or was given up. */
    public void settle() {
        gate.hold();
        try {
            if (gate.isIdleWithin(SETTLE)) return;
            sending.giveUp();
            gate.isIdleWithin(SETTLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets all records that wait (a reset of the system); after {@link #settle} none of them arrives any more. */
    public void forget() {
        try {
            spool.forget();
        } catch (IOException e) {
            problem("spool cannot be emptied: " + e.getMessage());
        }
        gate.release();
    }

    private synchronized void wake() {
        if (gate.isClosed()) return;
        if (thread == null) {
            thread = new Thread(this::drain, "records " + settings.name());
            thread.setDaemon(true);
            thread.start();
        }
        gate.changed();
    }

    private void drain() {
        Duration pause = settings.retryFirst();
        try {
            while (gate.enter(() -> spool.waiting() > 0)) {
                try {
                    spool.force();
                    postOldest();
                    pause = settings.retryFirst();
                    gate.leave();
                } catch (IOException e) {
                    problem(e.getMessage());
                    unreachable.accept(String.valueOf(e.getMessage()));
                    dropLane();
                    gate.leave();
                    if (gate.isClosedWithin(pause)) return;
                    Duration doubled = pause.multipliedBy(2);
                    pause = doubled.compareTo(settings.retryMost()) > 0 ? settings.retryMost() : doubled;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            dropLane();
            gate.leave();
        }
    }

    private void postOldest() throws IOException, InterruptedException {
        List<Spool.Entry> oldest = spool.peek(WINDOW);
        List<RecordParcel> readable = readable(oldest);
        if (readable.isEmpty()) return;
        if (lane == null || !lane.isOpen()) {
            dropLane();
            lane = OpenWireLane.open(own, broker, passage.gate(), settings.ackTimeout());
        }
        SendWindow window = new SendWindow();
        sending = window;
        if (!gate.isOpen()) return;
        int kept = window.send(readable, lane, passage, settings.ackTimeout());
        if (kept > 0) acknowledged(oldest.get(kept - 1), kept);
        if (window.failure() != null) throw window.failure();
    }

    /** Those before the first that nobody can read; where that is the oldest, it is forgotten, or it would stop the queue for ever. */
    private List<RecordParcel> readable(List<Spool.Entry> oldest) throws IOException {
        List<RecordParcel> parcels = new ArrayList<>();
        for (Spool.Entry entry : oldest) {
            try {
                parcels.add(
                        entry.of() instanceof CallRecord record
                                ? RecordParcel.of(record, entry.body())
                                : RecordParcel.read(entry.body()));
            } catch (RecordFormatException e) {
                // written by another version
                if (!parcels.isEmpty()) return parcels;
                spool.acknowledge(entry);
                problem("record left out: " + e.getMessage());
                return parcels;
            }
        }
        return parcels;
    }

    private void acknowledged(Spool.Entry last, int count) throws IOException {
        synchronized (counts) {
            spool.acknowledge(last, count);
            posted += count;
            lastProblem = "";
        }
        gate.changed();
    }

    private void dropLane() {
        if (lane != null) lane.close();
        lane = null;
    }

    private void problem(String text) {
        synchronized (counts) {
            lastProblem = String.valueOf(text);
        }
    }

    /** Stops the thread and closes the spool; what waits is posted after the next {@link #open}. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            gate.close();
            running = thread;
            thread = null;
        }
        try {
            if (running != null) {
                // no interrupt: it would close the spool's files under a write
                sending.giveUp();
                running.join(settings.ackTimeout().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            spool.close();
        } catch (IOException e) {
            problem("spool did not close: " + e.getMessage());
        }
    }
}
