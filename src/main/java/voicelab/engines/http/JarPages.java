package voicelab.engines.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** Pages that the jar carries under a folder such as {@code systems/das}; they count as changed when the lab started. */
public record JarPages(String folder, Instant modified) implements PageSource {
    private static final int MAX_BYTES = 8 << 20;

    @Override
    public Optional<Page> find(String path) throws HttpRefusal {
        try (InputStream in = JarPages.class.getClassLoader().getResourceAsStream(folder + "/" + path)) {
            if (in == null || path.indexOf('.') < 0) return Optional.empty(); // a folder reads as its listing
            return Optional.of(new Page(MediaTypes.of(path), in.readNBytes(MAX_BYTES), modified));
        } catch (IOException e) {
            throw new HttpRefusal(500, path + " cannot be read: " + e.getMessage());
        }
    }
}
