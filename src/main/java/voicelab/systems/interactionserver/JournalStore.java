package voicelab.systems.interactionserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps interactions in a file that is only ever appended to. What was committed is in the system's hands: it survives the
 * end of this process, {@code kill -9} too, though not the machine's power. Grown far beyond what it tells, it is written anew.
 */
final class JournalStore implements InteractionStore {
    private static final int MIN_LINES = 10_000;
    private static final int LINES_PER_INTERACTION = 4;

    private final Path file;
    private final int max;
    private final Map<String, Interaction> live = new LinkedHashMap<>();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private FileChannel out;
    private long lines;

    /** @param max interactions that a file may hold */
    JournalStore(Path folder, int max) {
        this.file = folder.resolve(InteractionFile.NAME);
        this.max = max;
    }

    @Override
    public List<Interaction> load() throws IOException {
        if (Files.exists(file)) for (Interaction each : InteractionFile.read(file, max)) live.put(each.id(), each);
        rewrite();
        return List.copyOf(live.values());
    }

    @Override
    public void put(Interaction interaction) {
        live.put(interaction.id(), interaction);
        waiting.writeBytes(InteractionCodec.line(interaction));
        lines++;
    }

    @Override
    public void remove(String id) {
        live.remove(id);
        waiting.writeBytes(InteractionCodec.removed(id));
        lines++;
    }

    @Override
    public void commit() throws IOException {
        if (waiting.size() == 0) return;
        if (out == null) throw new IOException("the store is closed");
        ByteBuffer bytes = ByteBuffer.wrap(waiting.toByteArray());
        long end = out.size();
        try {
            while (bytes.hasRemaining()) out.write(bytes);
        } catch (IOException e) {
            out.truncate(end); // half a line would swallow the next one
            throw e;
        }
        waiting.reset();
        if (lines > MIN_LINES && lines > (long) LINES_PER_INTERACTION * live.size()) rewrite();
    }

    @Override
    public void clear() throws IOException {
        live.clear();
        rewrite();
    }

    private void rewrite() throws IOException {
        if (out != null) out.close();
        out = null;
        waiting.reset();
        Path next = file.resolveSibling(InteractionFile.NAME + ".new");
        InteractionFile.write(next, live.values());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        out = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        lines = live.size();
    }

    @Override
    public void close() {
        try {
            if (out != null) out.close();
        } catch (IOException e) {
            // everything committed is written already
        }
        out = null;
    }
}
