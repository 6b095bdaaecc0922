package voicelab.engines.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a log is: {@code log/mcp.log}, and behind it the older ones, {@code mcp.log.1} being the youngest of them.
 *
 * @param bytes after which a file is put behind
 * @param most files in all
 */
public record LogFiles(Path folder, String name, long bytes, int most) {
    private static final long BYTES = 1L << 20;
    private static final int MOST = 4;

    /** @param directory of the instance that writes it */
    public static LogFiles of(Path directory, String component) {
        return new LogFiles(directory.resolve("log"), component + ".log", BYTES, MOST);
    }

    Path current() {
        return folder.resolve(name);
    }

    private Path older(int number) {
        return number == 0 ? current() : folder.resolve(name + '.' + number);
    }

    /** Those that may exist, the current one first. */
    List<Path> all() {
        List<Path> all = new ArrayList<>();
        for (int i = 0; i < most; i++) all.add(older(i));
        return all;
    }

    /** The current one becomes the youngest of the old ones; nobody may have it open for writing. */
    void rotate() throws IOException {
        Files.deleteIfExists(older(most - 1));
        for (int i = most - 2; i >= 0; i--)
            if (Files.exists(older(i))) Files.move(older(i), older(i + 1), StandardCopyOption.REPLACE_EXISTING);
    }
}
