package voicelab.engines.broker;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A durable first-in first-out store of bodies in append-only files.
 *
 * <p>Durability: an append is written to the file before it returns and so survives the death of the process; it is forced
 * to the disk when a segment is full and at close, so the death of the machine may cost the last segment. A frame that was
 * being written at the moment of death is cut off at the next open: its append never returned.
 *
 * <p>Bound: the files together stay below {@code maxBytes}; an append beyond it is refused and what is kept stays.
 */
final class Spool implements Closeable {
    private static final long SEGMENT_BYTES = 1024 * 1024;
    private static final int MOST_FRESH = 1_024;

    private final Path directory;
    private final long maxBytes;
    private final int bodyBytes;
    private final SpoolMark mark;
    private final Deque<SpoolSegment> segments = new ArrayDeque<>();
    /** The newest, which need not be read back. */
    private final Deque<Entry> fresh = new ArrayDeque<>();

    private long offset;
    private long waiting;
    private long generation;
    private boolean closed;

    /** One body and where it ends; good for {@link #acknowledge} as long as nothing else was. */
    static final class Entry {
        private final byte[] body;
        private final Object meaning;
        private final long end;
        private final long generation;

        private Entry(byte[] body, Object meaning, long end, long generation) {
            this.body = body;
            this.meaning = meaning;
            this.end = end;
            this.generation = generation;
        }

        byte[] body() {
            return body;
        }

        /** Null for what was read from the file. */
        Object meaning() {
            return meaning;
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

    /** @param meaning what the body was made from: comes back with it, unless too much was appended meanwhile */
    synchronized boolean append(byte[] body, Object meaning) throws IOException {
        if (closed || bytes() + SpoolSegment.frameBytes(body) > maxBytes) return false;
        SpoolSegment last = segments.getLast();
        if (last.size() >= SEGMENT_BYTES) {
            last.force();
            last = SpoolSegment.open(directory, last.number() + 1);
            segments.addLast(last);
            dropDrained();
        }
        last.append(body);
        waiting++;
        if (fresh.size() == MOST_FRESH) fresh.removeFirst();
        fresh.addLast(new Entry(body, meaning, 0, generation));
        return true;
    }

    /** The oldest body that waits; null when none does. */
    synchronized Entry peek() throws IOException {
        if (closed || waiting == 0) return null;
        return peek(1).get(0);
    }

    /** The oldest bodies that wait, at most so many; none when none does. */
    synchronized List<Entry> peek(int most) throws IOException {
        if (closed || waiting == 0) return List.of();
        dropDrained();
        List<Entry> entries = new ArrayList<>();
        long end = offset;
        if (waiting <= fresh.size()) return fresh(most);
        int old = (int) Math.min(most, waiting - fresh.size());
        for (byte[] body : segments.getFirst().readSome(offset, bodyBytes, old)) {
            end += SpoolSegment.frameBytes(body);
            entries.add(new Entry(body, null, end, generation));
        }
        if (entries.isEmpty()) throw new IOException("spool " + directory + " was changed by somebody else");
        return entries;
    }

    /** From memory, as far as the oldest segment goes. */
    private List<Entry> fresh(int most) {
        List<Entry> entries = new ArrayList<>();
        long end = offset;
        for (Entry each : fresh) {
            if (entries.size() == most || end >= segments.getFirst().size()) break;
            end += SpoolSegment.frameBytes(each.body);
            entries.add(new Entry(each.body, each.meaning, end, generation));
        }
        return entries;
    }

    /** Forgets the body that {@link #peek} gave. */
    void acknowledge(Entry entry) throws IOException {
        acknowledge(List.of(entry));
    }

    /** Forgets bodies that {@link #peek(int)} gave, from the first on. */
    synchronized void acknowledge(List<Entry> entries) throws IOException {
        Entry last = entries.get(entries.size() - 1);
        if (closed || last.generation != generation) return;
        offset = last.end;
        waiting -= entries.size();
        while (fresh.size() > waiting) fresh.removeFirst();
        mark.write(new SpoolMark.Place(segments.getFirst().number(), offset));
    }

    private void dropDrained() throws IOException {
        while (segments.size() > 1 && offset >= segments.getFirst().size()) {
            segments.removeFirst().delete();
            offset = 0;
            mark.write(new SpoolMark.Place(segments.getFirst().number(), 0));
        }
    }

    /** Forgets everything. */
    synchronized void forget() throws IOException {
        if (closed) return;
        generation++;
        waiting = 0;
        fresh.clear();
        offset = segments.getLast().size();
        while (segments.size() > 1) segments.removeFirst().delete();
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
            if (!segments.isEmpty()) segments.getLast().force();
            for (SpoolSegment segment : segments) segment.close();
        }
    }
}
