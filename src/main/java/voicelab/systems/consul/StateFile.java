package voicelab.systems.consul;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state as lines of JSON, one write a line: {@code {"index":7,"rows":[["KV","tenants/a",{...}],["KV","old",null]]}}. A
 * line reaches the operating system before its write is acknowledged, so it survives the end of this process, however that
 * comes; a last line without its end is dropped. Grown to twice what it holds (and {@value #MIN_COMPACTED} bytes), the file is
 * written anew.
 */
final class StateFile implements StateLog {
    private static final int MIN_COMPACTED = 4 * 1024 * 1024;
    private static final int MAX_LINE = 96 * 1024 * 1024;

    private final Path file;
    private FileChannel out;
    private long held;

    private StateFile(Path file) {
        this.file = file;
    }

    /** Opens for appending, after {@link #read}: the file then begins with the whole state. */
    static StateFile at(Path file) {
        return new StateFile(file);
    }

    @Override
    public void append(long index, List<Change> changes, Store store) throws IOException {
        if (out == null) return; // the state is being put in place: rewrite follows
        long before = out.position();
        try {
            write(line(index, changes));
        } catch (IOException e) {
            out.truncate(before); // half a line must not stand before the next one
            throw e;
        }
        if (out.position() > Math.max(MIN_COMPACTED, 2 * held)) compact(store);
    }

    /** What is written stays written when there is no room for writing it anew. */
    private void compact(Store store) throws IOException {
        try {
            rewrite(store);
        } catch (IOException e) {
            if (out == null) throw e;
            held = out.position();
        }
    }

    private void write(byte[] line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line);
        while (bytes.hasRemaining()) out.write(bytes);
    }

    @Override
    public void rewrite(Store store) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        save(store.image(), fresh);
        if (out != null) out.close();
        out = null;
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        out = FileChannel.open(file, StandardOpenOption.WRITE);
        held = out.size();
        out.position(held);
    }

    @Override
    public void close() throws IOException {
        if (out != null) out.close();
        out = null;
    }

    /** Writes a whole state, a row a line. */
    static void save(StateImage image, Path to) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(to))) {
            stream.write(line(image.index(), List.of()));
            for (Change row : image.rows()) stream.write(line(image.index(), List.of(row)));
        }
    }

    private static byte[] line(long index, List<Change> changes) {
        ObjectNode line = Json.object().put("index", index);
        ArrayNode rows = line.putArray("rows");
        for (Change change : changes)
            rows.addArray().add(change.table().name()).add(change.key()).add(change.after());
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what was written.
     *
     * @return empty when there is no file
     * @throws IOException a file that is none of ours, with the line's number
     */
    static Optional<StateImage> read(Path from) throws IOException {
        if (!Files.exists(from)) return Optional.empty();
        Map<String, Change> rows = new LinkedHashMap<>();
        ObjectMapper mapper = new ObjectMapper();
        long index = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(from))) {
            int number = 1;
            for (Optional<byte[]> line = line(in, from); line.isPresent(); line = line(in, from)) {
                String where = from + ":" + number++;
                JsonNode write;
                try {
                    write = mapper.readTree(line.get());
                } catch (JsonProcessingException e) {
                    throw new IOException(where + " is no line of a Consul state: " + e.getOriginalMessage(), e);
                }
                index = Math.max(index, write.path("index").asLong());
                for (JsonNode row : write.path("rows")) take(row, index, rows, where);
            }
        }
        return Optional.of(new StateImage(index, List.copyOf(rows.values())));
    }

    private static void take(JsonNode row, long index, Map<String, Change> rows, String where) throws IOException {
        Table table;
        try {
            table = Table.valueOf(row.path(0).asText());
        } catch (IllegalArgumentException e) {
            throw new IOException(where + " names no table: " + row.path(0), e);
        }
        String key = row.path(1).asText();
        rows.remove(table + "/" + key);
        if (table != Table.EVENTS && row.path(2) instanceof ObjectNode body)
            rows.put(table + "/" + key, new Change(table, key, null, body, index));
    }

    /** Up to the line's end; a last line without one is dropped. */
    private static Optional<byte[]> line(InputStream in, Path from) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') return Optional.of(line.toByteArray());
            if (line.size() >= MAX_LINE)
                throw new IOException(from + " has a line of more than " + MAX_LINE + " bytes");
            line.write(b);
        }
        return Optional.empty();
    }
}
