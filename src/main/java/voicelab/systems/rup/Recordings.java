package voicelab.systems.rup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The recordings that are here, bounded in number and bytes, in the order of their arrival. Where room is needed, forwarded
 * ones go first, the oldest before others; what has not reached its target is never dropped. Thread-safe.
 */
final class Recordings {
    private final RecordingFiles files;
    private final RupSettings settings;
    private final Clock clock;
    private final Map<String, Recording> all = new LinkedHashMap<>();
    private long bytes;
    private long last;

    /** @throws UncheckedIOException when what was kept cannot be read */
    Recordings(RecordingFiles files, RupSettings settings, Clock clock) {
        this.files = files;
        this.settings = settings;
        this.clock = clock;
        try {
            load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load() throws IOException {
        for (Recording each : files.all()) {
            all.put(each.id(), each);
            bytes += each.bytes();
            last = Math.max(last, each.number());
        }
    }

    synchronized void save(Path to) throws IOException {
        files.copy(to);
    }

    /** Those of a saved folder in the place of the present ones. */
    synchronized void restore(Path from) throws IOException {
        RecordingFiles saved = new RecordingFiles(from);
        saved.all(); // one that cannot be read costs none of the present ones
        forget();
        saved.copy(files.folder());
        load();
    }

    /** There is no room; the message says for what. */
    static final class Full extends Exception {
        private static final long serialVersionUID = 1;

        Full(String what) {
            super(what, null, false, false);
        }
    }

    /** @return empty when there is one of that id already */
    synchronized Optional<Recording> add(String id, String type, Map<String, String> meta, byte[] content)
            throws IOException, Full {
        if (all.containsKey(id)) return Optional.empty();
        makeRoom(content.length);
        Recording recording = new Recording(
                last + 1,
                id,
                type,
                content.length,
                sha256(content),
                meta,
                clock.instant().toString());
        files.add(recording, content);
        last++;
        all.put(id, recording);
        bytes += content.length;
        return Optional.of(recording);
    }

    private void makeRoom(long wanted) throws IOException, Full {
        while (!fits(wanted)) {
            Optional<Recording> oldest = all.values().stream()
                    .filter(each -> each.state() == Recording.State.FORWARDED)
                    .findFirst();
            if (oldest.isEmpty()) throw new Full(all.size() + " recordings of " + bytes + " bytes are kept: no room");
            remove(oldest.get());
        }
    }

    private boolean fits(long wanted) {
        return all.size() < settings.mostRecordings() && bytes + wanted <= settings.mostBytes();
    }

    /** Whether not even one small recording more would be taken. */
    synchronized boolean isFull() {
        return !fits(1) && all.values().stream().noneMatch(each -> each.state() == Recording.State.FORWARDED);
    }

    synchronized Optional<Recording> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    synchronized byte[] bytes(Recording recording) throws IOException {
        return files.bytes(recording);
    }

    synchronized List<Recording> list() {
        return List.copyOf(all.values());
    }

    synchronized long bytes() {
        return bytes;
    }

    /** The oldest that waits. */
    synchronized Optional<Recording> next() {
        return all.values().stream()
                .filter(each -> each.state() == Recording.State.WAITING)
                .findFirst();
    }

    /** Takes over a new state; nothing when it was deleted meanwhile. */
    synchronized void update(Recording recording) throws IOException {
        if (!all.containsKey(recording.id())) return;
        all.put(recording.id(), recording);
        files.update(recording);
    }

    synchronized void remove(Recording recording) throws IOException {
        if (all.remove(recording.id()) == null) return;
        bytes -= recording.bytes();
        files.remove(recording);
    }

    synchronized void forget() throws IOException {
        for (Recording each : List.copyOf(all.values())) remove(each);
    }

    /** @throws IOException why nothing can be written now */
    synchronized void tryWriting() throws IOException {
        files.tryWriting();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
