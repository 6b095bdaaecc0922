package voicelab.systems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import voicelab.engines.http.JsonBody;
import voicelab.standin.LabContext;

/**
 * A room's part of a snapshot as one JSON file. URLs in it that lead to systems of the lab are moved along when it is read in
 * a lab on another /24.
 */
public final class SavedJson {
    private static final String NET = "net";

    private final LabContext lab;
    private final String file;

    public SavedJson(LabContext lab, String file) {
        this.lab = lab;
        this.file = file;
    }

    /** @param state taken over; gets a member more */
    public void write(Path folder, ObjectNode state) throws IOException {
        state.put(NET, urls());
        Files.writeString(folder.resolve(file), state.toPrettyString());
    }

    /** @throws IOException when there is no such file, or no JSON in it */
    public JsonNode read(Path folder) throws IOException {
        String text = Files.readString(folder.resolve(file));
        JsonNode state = JsonBody.read(text.getBytes(StandardCharsets.UTF_8));
        String from = state.path(NET).asText();
        if (from.isEmpty() || from.equals(urls())) return state;
        return JsonBody.read(text.replace('"' + from, '"' + urls()).getBytes(StandardCharsets.UTF_8));
    }

    /** {@code http://127.20.0.}: how the URLs of this lab's systems begin. */
    private String urls() {
        String own = lab.address().getHostAddress();
        return "http://" + own.substring(0, own.lastIndexOf('.') + 1);
    }
}
