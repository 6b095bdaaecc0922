package voicelab.languages.voicexml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The recordings of a session by the references that its pages hold in variables. Bounded: beyond {@value #MOST_BYTES} bytes the oldest
 * go, and their references lead nowhere.
 */
final class Recordings {
    private static final int MOST_BYTES = 16 << 20;

    /** No scheme that could be fetched. */
    private static final String REFERENCE = "builtin:recording/";

    private final Map<String, Recording> kept = new LinkedHashMap<>();
    private long bytes;
    private int made;

    String keep(Recording recording) {
        String reference = REFERENCE + ++made;
        kept.put(reference, recording);
        bytes += recording.bytes().length;
        var oldest = kept.entrySet().iterator();
        while (bytes > MOST_BYTES && kept.size() > 1) {
            bytes -= oldest.next().getValue().bytes().length;
            oldest.remove();
        }
        return reference;
    }

    /** @param value of a variable, a form field or an {@code expr} */
    Optional<Recording> of(Object value) {
        return Optional.ofNullable(kept.get(String.valueOf(value)));
    }
}
