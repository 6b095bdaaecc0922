package voicelab.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the map's small CSV files: a header line, then records; quotes as in RFC 4180. */
final class Csv {
    /** Each record's own place, {@code map/links.csv:12}, beside its cells. */
    static final String WHERE = "@";

    private static final int MAX_BYTES = 1 << 20;

    private Csv() {}

    /** @throws MapFault when a resource is not there or a line does not fit its header */
    static List<Map<String, String>> read(ClassLoader loader, String resource) {
        String text = text(loader, resource);
        List<Map<String, String>> records = new ArrayList<>();
        List<String> header = null;
        int line = 0;
        for (String raw : text.split("\r?\n")) {
            line++;
            if (raw.isBlank()) continue;
            List<String> cells = cells(raw);
            if (header == null) {
                header = cells;
                continue;
            }
            if (cells.size() != header.size())
                throw new MapFault(
                        resource + ":" + line + ": " + cells.size() + " cells where the header has " + header.size());
            Map<String, String> one = new LinkedHashMap<>();
            one.put(WHERE, resource + ":" + line);
            for (int i = 0; i < cells.size(); i++) one.put(header.get(i), cells.get(i));
            records.add(one);
        }
        return records;
    }

    private static String text(ClassLoader loader, String resource) {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) throw new MapFault(resource + ": not on the class path");
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
