package voicelab.engines.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads what was added to a log since the last time, over its rotations: a file is known by what the file system says it is,
 * whatever its name has become. The first time it reads all that there is. Not for several threads.
 */
public final class LogTail {
    private static final int CHUNK = 64 * 1024;
    private static final int MAX_LINE = 8 * 1024;
    private static final int TRIES = 5;

    private final LogFiles files;
    private final byte[] line = new byte[MAX_LINE];
    private String known = "";
    private long offset;
    private long lost;

    /** A file that is open, and what the file system knows it by. */
    private record Open(String key, FileChannel channel) {}

    public LogTail(LogFiles files) {
        this.files = files;
    }

    /** How often it found that files had gone before they were read. */
    public long lost() {
        return lost;
    }

    /** @param lines hears each whole line that is new, in order; one that is longer than {@value #MAX_LINE} bytes is cut */
    public void read(Consumer<String> lines) throws IOException {
        List<Open> open = open();
        try {
            int from = open.size() - 1;
            boolean found = false;
            for (int i = 0; i < open.size(); i++)
                if (open.get(i).key.equals(known) && open.get(i).channel.size() >= offset) {
                    from = i;
                    found = true;
                }
            if (!found && !known.isEmpty() && !open.isEmpty()) lost++;
            if (!found) offset = 0;
            for (int i = from; i >= 0; i--) {
                if (i < from) offset = 0;
                known = open.get(i).key;
                read(open.get(i).channel, lines);
            }
        } finally {
            for (Open each : open) each.channel.close();
        }
    }

    /** Goes to the end without telling anybody. */
    public void skip() throws IOException {
        read(ignored -> {});
    }

    /** All files, the current one first; tried again when the log was rotated while they were opened. */
    private List<Open> open() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            List<String> before = keys();
            List<Open> open = new ArrayList<>();
            boolean whole = false;
            try {
                List<Path> paths = files.all();
                for (int n = 0; n < paths.size(); n++)
                    if (!before.get(n).isEmpty())
                        open.add(new Open(before.get(n), FileChannel.open(paths.get(n), StandardOpenOption.READ)));
                whole = keys().equals(before);
                if (whole) return open;
            } catch (NoSuchFileException e) {
                // rotated under our hands
            } finally {
                if (!whole) for (Open each : open) each.channel.close();
            }
        }
        throw new IOException("the log " + files.current() + " is rotated faster than it can be read");
    }

    private List<String> keys() throws IOException {
        List<String> keys = new ArrayList<>();
        for (Path path : files.all()) {
            try {
                BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
                // a number may be given to a new file once the old one is gone: its birth tells them apart
                keys.add(is.fileKey() + " " + is.creationTime());
            } catch (NoSuchFileException e) {
                keys.add("");
            }
        }
        return keys;
    }

    private void read(FileChannel channel, Consumer<String> lines) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        int length = 0;
        long at = offset;
        while (channel.read(chunk, at) > 0) {
            chunk.flip();
            while (chunk.hasRemaining()) {
                byte b = chunk.get();
                at++;
                if (b != '\n') {
                    if (length < MAX_LINE) line[length++] = b;
                    continue;
                }
                lines.accept(new String(line, 0, length, StandardCharsets.UTF_8));
                length = 0;
                offset = at; // what has no line feed yet is read again
            }
            chunk.clear();
        }
    }
}
