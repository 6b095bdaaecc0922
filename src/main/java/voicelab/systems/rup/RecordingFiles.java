package voicelab.systems.rup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import voicelab.engines.http.JsonBody;

/** Recordings as files: the bytes, then, as the last step that makes them count, what is known of them. */
record RecordingFiles(Path folder) {
    private static final String BYTES = ".bin";
    private static final String ABOUT = ".json";
    private static final String FRESH = ".new";

    /** Those that count, in their order; half-written ones are taken away. */
    List<Recording> all() throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> each = Files.newDirectoryStream(folder)) {
            each.forEach(files::add);
        }
        List<Recording> all = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(FRESH)) Files.deleteIfExists(file);
            else if (name.endsWith(ABOUT)) all.add(Recording.read(Files.readAllBytes(file)));
            else if (!Files.exists(folder.resolve(name.replace(BYTES, ABOUT)))) Files.deleteIfExists(file);
        }
        all.sort(Comparator.comparingLong(Recording::number));
        return all;
    }

    void add(Recording recording, byte[] bytes) throws IOException {
        put(path(recording, BYTES), bytes);
        update(recording);
    }

    void update(Recording recording) throws IOException {
        put(path(recording, ABOUT), recording.json().toString().getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes(Recording recording) throws IOException {
        return Files.readAllBytes(path(recording, BYTES));
    }

    void remove(Recording recording) throws IOException {
        Files.deleteIfExists(path(recording, ABOUT));
        Files.deleteIfExists(path(recording, BYTES));
    }

    /** Copies those that count. */
    void copy(Path to) throws IOException {
        RecordingFiles copies = new RecordingFiles(to);
        Files.createDirectories(to);
        for (Recording each : all()) copies.add(each, bytes(each));
    }

    /** @throws IOException why nothing can be written now */
    void tryWriting() throws IOException {
        Path probe = folder.resolve("probe" + FRESH);
        Files.write(probe, JsonBody.object().toString().getBytes(StandardCharsets.UTF_8));
        Files.delete(probe);
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + FRESH);
        Files.write(fresh, bytes);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path path(Recording recording, String end) {
        return folder.resolve(String.format("%012d", recording.number()) + end);
    }
}
