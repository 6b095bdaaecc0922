package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.protocols.frames.FrameException;

/** A store as one JSON file: each type's objects by their DBIDs, and the last DBID given, which is never given again. */
public final class StoreDump {
    private static final String LAST_DBID = "lastDbid";
    private static final String OBJECTS = "objects";
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoreDump() {}

    public static void write(ObjectStore store, Path file) throws IOException {
        ObjectNode whole = JSON.createObjectNode();
        synchronized (store) {
            for (CfgType type : CfgType.values()) {
                ObjectNode kept = whole.putObject(type.typeName()).put(LAST_DBID, store.lastDbid(type));
                for (CfgObject object : store.all(type)) kept.withArray(OBJECTS).add(object.json());
            }
        }
        Files.write(file, JSON.writeValueAsBytes(whole));
    }

    /**
     * Fills an empty store.
     *
     * @throws IOException what the file holds that no store writes
     */
    public static ObjectStore read(Path file, ObjectStore empty) throws IOException {
        JsonNode whole = JSON.readTree(Files.readAllBytes(file));
        for (CfgType type : CfgType.values()) {
            JsonNode kept = whole.path(type.typeName());
            for (JsonNode json : kept.path(OBJECTS)) {
                try {
                    empty.take(CfgObject.read(type, json), kept.path(LAST_DBID).asInt());
                } catch (FrameException e) {
                    throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
                }
            }
        }
        return empty;
    }
}
