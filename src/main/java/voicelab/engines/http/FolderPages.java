package voicelab.engines.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Pages in a folder of the user's own, read anew at every request; a link that leads out of it is not followed. */
public record FolderPages(Path folder) implements PageSource {
    private static final int MAX_BYTES = 8 << 20;

    @Override
    public Optional<Page> find(String path) throws HttpRefusal {
        try {
            Path file = folder.resolve(path);
            if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder.toRealPath()))
                return Optional.empty();
            if (Files.size(file) > MAX_BYTES)
                throw new HttpRefusal(500, path + " is longer than " + MAX_BYTES + " bytes");
            return Optional.of(new Page(
                    MediaTypes.of(path),
                    Files.readAllBytes(file),
                    Files.getLastModifiedTime(file).toInstant()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new HttpRefusal(500, path + " cannot be read: " + e.getMessage());
        }
    }
}
