package voicelab.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import voicelab.net.Hop;
import voicelab.net.Ticker;
import voicelab.protocols.Parcel;

/** The lab's memory of what crossed: the newest entries, bounded by count and by the bytes that their parcels keep. */
public final class Journal {
    /** How many entries are kept by default. */
    public static final int DEFAULT_ENTRIES = 20_000;

    /** How many payload bytes are kept by default over all entries. */
    public static final long DEFAULT_PAYLOAD_BYTES = 32L << 20;

    /** A parcel larger than this is kept without its bytes. */
    public static final int MAX_PAYLOAD_BYTES = 64 << 10;

    private final Clock clock;
    private final int maxEntries;
    private final long maxPayloadBytes;
    private final ArrayDeque<JournalEntry> entries = new ArrayDeque<>();
    private final ArrayDeque<Integer> sizes = new ArrayDeque<>();
    private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();
    private long next = 1;
    private long payloadBytes;
    private long bugs;

    public Journal(Clock clock, int maxEntries, long maxPayloadBytes) {
        this.clock = clock;
        this.maxEntries = maxEntries;
        this.maxPayloadBytes = maxPayloadBytes;
    }

    /** Writes what happened without a parcel. */
    public JournalEntry note(Kind kind, String link, String from, String to, String note) {
        return write(kind, link, from, to, null, null, note);
    }

    /** Writes a parcel that crossed; {@code hop} is seen from the sender. */
    public JournalEntry write(Kind kind, String link, String from, String to, Hop hop, Parcel parcel, String note) {
        // asked for once: a parcel may have to be written to tell its bytes
        int bytes = parcel == null ? 0 : parcel.bytes().length;
        Parcel kept = bytes > MAX_PAYLOAD_BYTES ? Bodiless.of(parcel) : parcel;
        int size = bytes > MAX_PAYLOAD_BYTES ? kept.bytes().length : bytes;
        JournalEntry entry;
        synchronized (this) {
            entry = new JournalEntry(
                    next++,
                    clock.instant(),
                    kind,
                    link,
                    from,
                    to,
                    hop == null ? null : hop.local(),
                    hop == null ? null : hop.remote(),
                    kept,
                    note);
            entries.addLast(entry);
            sizes.addLast(size);
            payloadBytes += size;
            if (kind == Kind.BUG) bugs++;
            while (entries.size() > maxEntries || payloadBytes > maxPayloadBytes) {
                entries.removeFirst();
                payloadBytes -= sizes.removeFirst();
            }
            notifyAll();
        }
        for (Consumer<JournalEntry> listener : listeners) listener.accept(entry);
        return entry;
    }

    /** Calls {@code listener} with every new entry, on the writer's thread; closing the answer ends it. */
    public AutoCloseable listen(Consumer<JournalEntry> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Sequence number of the newest entry, 0 when there was none. */
    public synchronized long last() {
        return next - 1;
    }

    /** Entries of ours that tests fail on, since the last reset. */
    public synchronized long bugs() {
        return bugs;
    }

    /** The kept entries after {@code seq}, oldest first. */
    public synchronized List<JournalEntry> since(long seq) {
        List<JournalEntry> found = new ArrayList<>();
        for (JournalEntry entry : entries) if (entry.seq() > seq) found.add(entry);
        return found;
    }

    /** The newest {@code count} entries, oldest first. */
    public synchronized List<JournalEntry> tail(int count) {
        List<JournalEntry> all = new ArrayList<>(entries);
        return List.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
    }

    /** The first entry after {@code seq} that fits, waiting for it up to {@code patience} of real time. */
    public Optional<JournalEntry> find(long seq, Predicate<JournalEntry> wanted, Duration patience)
            throws InterruptedException {
        long deadline = Ticker.REAL.nanos() + patience.toNanos();
        long seen = seq;
        while (true) {
            for (JournalEntry entry : since(seen)) {
                if (wanted.test(entry)) return Optional.of(entry);
                seen = entry.seq();
            }
            long left = (deadline - Ticker.REAL.nanos()) / 1_000_000;
            if (left <= 0) return Optional.empty();
            synchronized (this) {
                if (next - 1 <= seen) wait(left);
            }
        }
    }

    /** As {@link #find}, but a failed wait says what was wanted and shows the newest 20 entries. */
    public JournalEntry await(long seq, String what, Predicate<JournalEntry> wanted, Duration patience)
            throws InterruptedException {
        return find(seq, wanted, patience).orElseThrow(() -> {
            StringBuilder text = new StringBuilder("waited " + patience.toMillis() + " ms in vain for " + what);
            tail(20).forEach(entry -> text.append("\n  ").append(entry));
            return new AssertionError(text.toString());
        });
    }

    /** Entries that are kept now. */
    public synchronized int size() {
        return entries.size();
    }

    /** Bytes of messages that they keep. */
    public synchronized long keptBytes() {
        return payloadBytes;
    }

    /** Forgets all entries; the numbering goes on. */
    public synchronized void reset() {
        entries.clear();
        sizes.clear();
        payloadBytes = 0;
        bugs = 0;
        notifyAll();
    }
}
