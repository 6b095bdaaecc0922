package voicelab.engines.frames.config.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that an import does.
 *
 * @param entry as the document has it; as the server has it where it goes
 * @param delta what changes, references by keys; empty where it is created or deleted
 * @param words about each change
 */
public record ConfigStep(Kind kind, ConfigEntry entry, ObjectNode delta, List<String> words) {
    /** What is done to the object. */
    public enum Kind {
        CREATE,
        UPDATE,
        DELETE
    }

    /** {@code + ivr-profiles hotline (Environment)}, with a line for each change. */
    public List<String> lines() {
        String sign = kind == Kind.CREATE ? "+ " : kind == Kind.UPDATE ? "~ " : "- ";
        List<String> lines = new ArrayList<>(List.of(sign + entry.key()));
        words.forEach(word -> lines.add("    " + word));
        return lines;
    }
}
