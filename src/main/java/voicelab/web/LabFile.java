package voicelab.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a running lab is found: a small file, readable by the user alone, in the user's runtime directory (or, without
 * one, below the home directory), kept until the lab stops.
 *
 * @param net the lab's /24
 * @param url the console's
 * @param token the console's
 * @param pid the process that runs it
 */
public record LabFile(String net, String url, String token, long pid) {
    static Path directory() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null && Files.isWritable(Path.of(runtime))) return Path.of(runtime, "voicelab");
        return Path.of(System.getProperty("user.home"), ".voicelab", "run");
    }

    private Path file() {
        return directory().resolve(net.replace('/', '_') + ".json");
    }

    /** @throws IOException when neither directory can be written */
    public void write() throws IOException {
        Path directory = directory();
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(directory);
        if (posix) Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Path file = file();
        Files.deleteIfExists(file);
        if (posix)
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------"))));
        // written by hand: a mapper's classes would cost a boot a tenth of a second
        String json = "{\"net\":\"%s\",\"url\":\"%s\",\"token\":\"%s\",\"pid\":%d}";
        Files.writeString(file, json.formatted(net, url, token, pid));
    }

    public void delete() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            // stale files are skipped by their pid
        }
    }

    /** The labs of this user that run now. */
    public static List<LabFile> running() {
        List<LabFile> found = new ArrayList<>();
        if (!Files.isDirectory(directory())) return found;
        ObjectMapper json = new ObjectMapper();
        try (var files = Files.newDirectoryStream(directory(), "*.json")) {
            for (Path file : files) {
                JsonNode node = json.readTree(Files.readAllBytes(file));
                LabFile lab = new LabFile(
                        node.path("net").asText(),
                        node.path("url").asText(),
                        node.path("token").asText(),
                        node.path("pid").asLong());
                if (ProcessHandle.of(lab.pid).map(ProcessHandle::isAlive).orElse(false)) found.add(lab);
                else Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return found;
        }
        return found;
    }
}
