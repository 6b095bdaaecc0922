package voicelab.engines.broker;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A durable first-in first-out store of bodies in append-only files.
 *
 * <p>Durability: an append is written to the file before it returns and so survives the death of the process; it is forced
 * to the disk by {@link #force} once a segment is full, and at close, so the death of the machine may cost the last segments. A
 * frame that was being written at the moment of death is cut off at the next open: its append never returned.
 *
 * <p>Bound: the files together stay below {@code maxBytes}; an append beyond it is refused and what is kept stays.
 */
final class Spool implements Closeable {
    private static final long SEGMENT_BYTES = 1024 * 1024;

    private final Path directory;
    private final long maxBytes;
    private final int bodyBytes;
    private final SpoolMark mark;
    private final Deque<SpoolSegment> segments = new ArrayDeque<>();
    private final Deque<SpoolSegment> unforced = new ArrayDeque<>();
    private final SpoolTail tail = new SpoolTail();
    private long offset;
    private long waiting;
    private long generation;
    private boolean closed;

    /** One body and where it ends; good for {@link #acknowledge} as long as nothing else was. */
    static final class Entry {
        private final SpoolTail.Kept kept;
        private final long end;
        private final long generation;

        private Entry(SpoolTail.Kept kept, long end, long generation) {
            this.kept = kept;
            this.end = end;
            this.generation = generation;
        }

        byte[] body() {
            return kept.body();
        }

        /** What the body was made of; null when it was read from a file. */
        Object of() {
            return kept.of();
        }
    }

    private Spool(Path directory, long maxBytes, int bodyBytes, SpoolMark mark) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.bodyBytes = bodyBytes;
        this.mark = mark;
    }

    static Spool open(Path directory, long maxBytes, int bodyBytes) throws IOException {
        Files.createDirectories(directory);
        Spool spool = new Spool(directory, maxBytes, bodyBytes, SpoolMark.open(directory));
        try {
            spool.recover();
            return spool;
        } catch (IOException e) {
            spool.close();
            throw e;
        }
    }

    private void recover() throws IOException {
        SpoolMark.Place place = mark.read();
        long[] numbers;
        try (Stream<Path> files = Files.list(directory)) {
            numbers = files.mapToLong(SpoolSegment::number)
                    .filter(n -> n >= 0)
                    .sorted()
                    .toArray();
        }
        for (long number : numbers) {
            SpoolSegment segment = SpoolSegment.open(directory, number);
            if (number < place.segment()) {
                segment.delete();
                continue;
            }
            long from = number == place.segment() ? Math.min(place.offset(), segment.size()) : 0;
            if (segments.isEmpty()) offset = from;
            segments.add(segment);
            count(segment, from);
        }
        if (segments.isEmpty()) segments.add(SpoolSegment.open(directory, place.segment() + 1));
        tail.reset(waiting == 0);
    }

    private void count(SpoolSegment segment, long from) throws IOException {
        long at = from;
        for (byte[] body = segment.read(at, bodyBytes); body != null; body = segment.read(at, bodyBytes)) {
            at += SpoolSegment.frameBytes(body);
            waiting++;
        }
        if (at < segment.size()) segment.truncate(at);
    }

    /** False when the spool is full or closed. */
    boolean append(byte[] body) throws IOException {
        return append(body, null);
    }

    /** @param of what the body was made of, for {@link Entry#of} */
    synchronized boolean append(byte[] body, Object of) throws IOException {
        if (closed || bytes() + SpoolSegment.frameBytes(body) > maxBytes) return false;
        SpoolSegment last = segments.getLast();
        if (last.size() >= SEGMENT_BYTES) {
            unforced.addLast(last);
            last = SpoolSegment.open(directory, last.number() + 1);
            segments.addLast(last);
            dropDrained();
        }
        last.append(body);
        tail.append(body, of);
        waiting++;
        return true;
    }

    /** Forces to the disk the segments that are full; whoever appends meanwhile does not wait for it. */
    void force() throws IOException {
        for (SpoolSegment full = nextUnforced(); full != null; full = nextUnforced()) full.force();
    }

    private synchronized SpoolSegment nextUnforced() {
        return unforced.pollFirst();
    }

    /** The oldest body that waits; null when none does. */
    synchronized Entry peek() throws IOException {
        List<Entry> oldest = peek(1);
        return oldest.isEmpty() ? null : oldest.get(0);
    }

    /** The oldest bodies that wait, in their order; none when none does. Those of one file at most. */
    synchronized List<Entry> peek(int most) throws IOException {
        List<Entry> oldest = new ArrayList<>();
        if (closed || waiting == 0) return oldest;
        dropDrained();
        SpoolSegment first = segments.getFirst();
        Iterator<SpoolTail.Kept> inMemory = tail.oldest();
        long at = offset;
        while (at < first.size() && oldest.size() < Math.min(most, waiting)) {
            SpoolTail.Kept next = inMemory.hasNext() ? inMemory.next() : fromFile(first, at);
            if (next == null) break;
            at += SpoolSegment.frameBytes(next.body());
            oldest.add(new Entry(next, at, generation));
        }
        if (oldest.isEmpty()) throw new IOException("spool " + directory + " was changed by somebody else");
        return oldest;
    }

    private SpoolTail.Kept fromFile(SpoolSegment segment, long at) throws IOException {
        byte[] body = segment.read(at, bodyBytes);
        return body == null ? null : new SpoolTail.Kept(body, null);
    }

    /** Forgets the body that {@link #peek()} gave. */
    void acknowledge(Entry entry) throws IOException {
        acknowledge(entry, 1);
    }

    /**
     * Forgets the first bodies of those that {@link #peek(int)} gave.
     *
     * @param last of them
     * @param count how many they are
     */
    synchronized void acknowledge(Entry last, int count) throws IOException {
        if (closed || last.generation != generation) return;
        offset = last.end;
        waiting -= count;
        tail.acknowledged(count, waiting == 0);
        mark.write(new SpoolMark.Place(segments.getFirst().number(), offset));
    }

    private void dropDrained() throws IOException {
        while (segments.size() > 1 && offset >= segments.getFirst().size()) {
            dropFirst();
            offset = 0;
            mark.write(new SpoolMark.Place(segments.getFirst().number(), 0));
        }
    }

    private void dropFirst() throws IOException {
        SpoolSegment first = segments.removeFirst();
        unforced.remove(first);
        first.delete();
    }

    /** Forgets everything. */
    synchronized void forget() throws IOException {
        if (closed) return;
        generation++;
        waiting = 0;
        tail.reset(true);
        offset = segments.getLast().size();
        while (segments.size() > 1) dropFirst();
        mark.write(new SpoolMark.Place(segments.getFirst().number(), offset));
    }

    synchronized long waiting() {
        return waiting;
    }

    private long bytes() {
        long bytes = 0;
        for (SpoolSegment segment : segments) bytes += segment.size();
        return bytes;
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) return;
        closed = true;
        try (mark) {
            force();
            if (!segments.isEmpty()) segments.getLast().force();
            for (SpoolSegment segment : segments) segment.close();
        }
    }
}
