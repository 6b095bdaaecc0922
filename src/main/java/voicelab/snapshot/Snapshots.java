package voicelab.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import voicelab.boot.Room;
import voicelab.boot.RunningLab;
import voicelab.standin.Snapshotted;

/** Writes a lab's state to a file and puts it back; calls in progress, connections and the journal are no state. */
public final class Snapshots {
    private final RunningLab lab;

    public Snapshots(RunningLab lab) {
        this.lab = lab;
    }

    /** What was written or put back, and who has no state that could be. */
    public record Outcome(List<String> done, List<String> without) {}

    /** @throws IOException a sentence; an earlier file of that name is then unharmed */
    public Outcome save(Path file) throws IOException {
        Path folder = Files.createTempDirectory("voicelab-snapshot-");
        try {
            Map<String, Snapshotted> rooms = able();
            each(rooms, folder, Snapshotted::save);
            Manifest manifest = new Manifest(
                    lab.plan().profile().name(), lab.clock().instant().toString(), List.copyOf(rooms.keySet()));
            Files.write(folder.resolve(Manifest.ENTRY), manifest.json());
            FolderZip.pack(folder, file);
            return new Outcome(manifest.instances(), others(rooms));
        } finally {
            FolderZip.delete(folder);
        }
    }

    /** @throws IOException a sentence; nothing was put back when the file itself was the trouble */
    public Outcome restore(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new SnapshotFailure("no file " + file);
        Path folder = Files.createTempDirectory("voicelab-snapshot-");
        try {
            FolderZip.unpack(file, folder);
            Path entry = folder.resolve(Manifest.ENTRY);
            if (!Files.isRegularFile(entry)) throw new SnapshotFailure(file + " is no snapshot: no " + Manifest.ENTRY);
            Manifest manifest = Manifest.of(Files.readAllBytes(entry));
            Map<String, Snapshotted> rooms = able();
            for (String instance : manifest.instances())
                if (!rooms.containsKey(instance))
                    throw new SnapshotFailure(file + " has state of " + instance
                            + ", which is not up here: boot profile " + manifest.profile());
            Map<String, Snapshotted> wanted = new TreeMap<>(rooms);
            wanted.keySet().retainAll(manifest.instances());
            each(wanted, folder, Snapshotted::restore);
            return new Outcome(List.copyOf(wanted.keySet()), others(wanted));
        } finally {
            FolderZip.delete(folder);
        }
    }

    private Map<String, Snapshotted> able() {
        Map<String, Snapshotted> rooms = new TreeMap<>();
        for (Room room : lab.rooms().up())
            if (room.standIn() instanceof Snapshotted able) rooms.put(room.id().toString(), able);
        return rooms;
    }

    private List<String> others(Map<String, Snapshotted> rooms) {
        return lab.rooms().up().stream()
                .map(room -> room.id().toString())
                .filter(id -> !rooms.containsKey(id))
                .toList();
    }

    /** One room's part. */
    private interface Part {
        void of(Snapshotted room, Path folder) throws IOException;
    }

    /** All rooms side by side; the failures of all in one sentence. */
    private void each(Map<String, Snapshotted> rooms, Path root, Part part) throws IOException {
        Map<String, CompletableFuture<Void>> running = new TreeMap<>();
        for (Map.Entry<String, Snapshotted> room : rooms.entrySet()) {
            Path folder = Files.createDirectories(root.resolve(room.getKey()));
            running.put(
                    room.getKey(),
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    part.of(room.getValue(), folder);
                                } catch (IOException e) {
                                    throw new CompletionException(e);
                                }
                            },
                            lab.workers()));
        }
        List<String> failed = new ArrayList<>();
        running.forEach((id, one) -> {
            try {
                one.join();
            } catch (CompletionException e) {
                failed.add(id + ": " + e.getCause().getMessage());
            }
        });
        if (!failed.isEmpty()) throw new SnapshotFailure(String.join("; ", failed));
    }
}
