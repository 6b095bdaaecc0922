package voicelab.systems.interactionserver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of interactions, one line each: read as a journal (the last line of an id counts), written as a list. */
final class InteractionFile {
    static final String NAME = "interactions.jsonl";
    private static final int MAX_LINE_BYTES = 16 * 1024 * 1024;

    private InteractionFile() {}

    static void write(Path file, Collection<Interaction> all) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (Interaction each : all) out.write(InteractionCodec.line(each));
        }
    }

    /**
     * A last line without its end is left out: its writer was killed and has acknowledged nothing of it.
     *
     * @param max more interactions than this are refused
     * @throws IOException naming the line that cannot be read
     */
    static List<Interaction> read(Path file, int max) throws IOException {
        Map<String, Interaction> all = new LinkedHashMap<>();
        int number = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (byte[] line = line(in, file, 1); line != null; line = line(in, file, number + 1)) {
                number++;
                take(line, all);
                if (all.size() > max)
                    throw new IOException("more than " + max + " interactions, the bound of this server");
            }
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + ":" + (number == 0 ? 1 : number) + ": " + e.getMessage(), e);
        }
        return List.copyOf(all.values());
    }

    private static void take(byte[] bytes, Map<String, Interaction> all) throws IOException {
        InteractionCodec.Line line = InteractionCodec.read(bytes);
        all.remove(line.id());
        line.interaction().ifPresent(each -> all.put(each.id(), each));
    }

    /** Null at the end. */
    private static byte[] line(InputStream in, Path file, int number) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') return line.toByteArray();
            if (line.size() >= MAX_LINE_BYTES)
                throw new IOException(
                        "line " + number + " of " + file + " is longer than " + MAX_LINE_BYTES + " bytes");
            line.write(b);
        }
        return null;
    }
}
