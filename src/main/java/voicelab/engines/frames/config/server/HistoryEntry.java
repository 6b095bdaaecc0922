package voicelab.engines.frames.config.server;

import java.time.Instant;
import voicelab.engines.frames.config.ConfigChange;

/**
 * One elementary change: who, when by the lab's clock, what.
 *
 * @param number counts the changes of this server, never given twice
 * @param objectType number of the type
 * @param name the object's name then
 * @param detail the delta as JSON where a client gave one, else empty; a long one is left out
 */
public record HistoryEntry(
        long number,
        Instant at,
        Author author,
        ConfigChange.Kind kind,
        int objectType,
        int dbid,
        String name,
        String detail) {
    private static final int MAX_DETAIL = 4_096;
    private static final int MAX_NAME = 255;

    public static HistoryEntry of(long number, Instant at, Author author, StoreChange change) {
        String detail = change.delta().map(Object::toString).orElse("");
        String name = change.object().name();
        return new HistoryEntry(
                number,
                at,
                author,
                change.kind(),
                change.object().type().number(),
                change.object().dbid(),
                name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name,
                detail.length() > MAX_DETAIL ? "" : detail);
    }
}
