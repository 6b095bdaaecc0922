package voicelab.engines.frames.config.document;

import java.util.List;
import java.util.Map;

/**
 * A node of a document's text: a mapping, a list or a scalar, and where it stands ({@code file.yml:12}).
 *
 * @param value a {@code Map<String, DocNode>}, a {@code List<DocNode>} or a scalar's text; null for an empty value
 */
public record DocNode(String where, Object value) {
    boolean isMapping() {
        return value instanceof Map;
    }

    boolean isList() {
        return value instanceof List;
    }

    boolean isScalar() {
        return value instanceof String;
    }

    /** Its entries in order; none where it is no mapping. */
    @SuppressWarnings("unchecked")
    Map<String, DocNode> fields() {
        return isMapping() ? (Map<String, DocNode>) value : Map.of();
    }

    /** Its items; none where it is no list. */
    @SuppressWarnings("unchecked")
    List<DocNode> items() {
        return isList() ? (List<DocNode>) value : List.of();
    }

    /** The scalar's text; empty where it is none. */
    String text() {
        return isScalar() ? (String) value : "";
    }

    String text(String field) {
        DocNode node = fields().get(field);
        return node == null ? "" : node.text();
    }
}
