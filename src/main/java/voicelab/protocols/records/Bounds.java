package voicelab.protocols.records;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How large a record may be. A longer text is clipped when the record is made: a record is a summary, not an archive. */
public final class Bounds {
    /** Characters in one field. */
    public static final int TEXT_CHARS = 1_024;

    /** Characters in a record id; an id is never clipped, a longer one is an error. */
    public static final int ID_CHARS = 128;

    /** Characters in an event's text: what an NVARCHAR column takes. */
    public static final int EVENT_CHARS = 4_000;

    /** Entries of session data; more are left out. */
    public static final int SESSION_DATA_ENTRIES = 24;

    /** Characters in the name of one entry of session data. */
    public static final int SESSION_NAME_CHARS = 64;

    /** Characters in the value of one entry of session data. */
    public static final int SESSION_VALUE_CHARS = 512;

    /** Bytes of one encoded body: more than the worst record needs when every character is escaped. */
    public static final int BODY_BYTES = 256 * 1024;

    /** Records in one answer. */
    public static final int ANSWER_RECORDS = 200;

    private Bounds() {}

    static String id(String id) {
        if (id == null || id.isBlank()) throw new IllegalArgumentException("a record needs an id");
        if (id.length() > ID_CHARS)
            throw new IllegalArgumentException("record id longer than " + ID_CHARS + " characters");
        return id;
    }

    static String text(String text) {
        return clip(text, TEXT_CHARS);
    }

    static String clip(String text, int chars) {
        if (text == null) return "";
        if (text.length() <= chars) return text;
        int end = Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
        return text.substring(0, end);
    }

    static Instant time(Instant at, String name) {
        if (at == null) throw new IllegalArgumentException("a record needs its " + name);
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    static Map<String, String> sessionData(Map<String, String> data) {
        Map<String, String> kept = new LinkedHashMap<>();
        if (data != null) {
            for (Map.Entry<String, String> e : data.entrySet()) {
                if (kept.size() == SESSION_DATA_ENTRIES) break;
                kept.put(clip(e.getKey(), SESSION_NAME_CHARS), clip(e.getValue(), SESSION_VALUE_CHARS));
            }
        }
        return Collections.unmodifiableMap(kept);
    }
}
