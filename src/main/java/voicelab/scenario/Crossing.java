package voicelab.scenario;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

/**
 * What is wanted of a message on an arrow.
 *
 * @param at the instance of the called system, {@code mcp-2}; empty for any
 * @param fields name to value; a value {@code ~RE} is a regular expression that is found in the field. {@code summary} and
 *     {@code body} stand for the whole when the message has no field of that name
 */
record Crossing(String link, String at, Kind kind, Map<String, String> fields) {
    static final List<String> WAYS = List.of("out", "back", "arrived", "stream");

    private static final int SHOWN = 3;
    private static final int MAX_BODY = 64 << 10;
    private static final int MAX_SHOWN = 120;

    static Crossing of(Turn turn) throws StepFailure {
        Map<String, String> fields = turn.fields("with");
        for (String value : fields.values()) {
            try {
                if (value.startsWith("~")) Pattern.compile(value.substring(1));
            } catch (PatternSyntaxException e) {
                throw new StepFailure("\"" + value + "\" is no regular expression: " + e.getDescription());
            }
        }
        Kind kind = switch (turn.text("way")) {
            case "out" -> Kind.SENT;
            case "back" -> Kind.BACK;
            case "arrived" -> Kind.ARRIVED;
            default -> Kind.STREAM;
        };
        String at = turn.has("at") ? turn.instance("at").toString() : "";
        return new Crossing(turn.link("link"), at, kind, fields);
    }

    boolean fits(JournalEntry entry) {
        return crosses(entry) && fields.entrySet().stream().allMatch(f -> fits(value(entry, f.getKey()), f.getValue()));
    }

    private boolean crosses(JournalEntry entry) {
        return entry.kind() == kind
                && entry.link().equals(link)
                && (at.isEmpty() || at.equals(kind == Kind.BACK ? entry.from() : entry.to()));
    }

    private static boolean fits(String value, String wanted) {
        if (value == null) return false;
        return wanted.startsWith("~")
                ? Pattern.compile(wanted.substring(1)).matcher(value).find()
                : wanted.equals(value);
    }

    /** A field of an entry, null when it has none of that name. */
    static String value(JournalEntry entry, String field) {
        String value = entry.fields().get(field);
        if (value != null) return value;
        if (field.equals("summary")) return entry.summary();
        if (!field.equals("body") || entry.parcel() == null) return null;
        byte[] bytes = entry.parcel().bytes();
        return new String(bytes, 0, Math.min(bytes.length, MAX_BODY), StandardCharsets.UTF_8);
    }

    String wanted() {
        String what = kind == Kind.SENT ? "a message" : kind == Kind.STREAM ? "a stream" : "a message " + way();
        return what + " on " + arrow() + (fields.isEmpty() ? "" : " with " + fields);
    }

    private String arrow() {
        return at.isEmpty() ? link : link + " at " + at;
    }

    private String way() {
        return kind == Kind.BACK ? "back" : "arrived";
    }

    /** What crossed instead: the latest few, with the fields that were asked for. */
    String seen(List<JournalEntry> entries) {
        List<JournalEntry> crossed = entries.stream().filter(this::crosses).toList();
        if (crossed.isEmpty()) return "nothing crossed " + arrow() + " that way";
        StringBuilder text = new StringBuilder(crossed.size() + " crossed, none fits; the latest: ");
        for (JournalEntry entry : crossed.subList(Math.max(0, crossed.size() - SHOWN), crossed.size())) {
            text.append('[').append(clipped(entry.summary()));
            for (String field : fields.keySet())
                if (!field.equals("body") && !field.equals("summary"))
                    text.append(", ").append(field).append('=').append(clipped(String.valueOf(value(entry, field))));
            text.append("] ");
        }
        return text.toString().strip();
    }

    private static String clipped(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    }
}
