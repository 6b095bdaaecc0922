package voicelab.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import voicelab.calls.LadderRows.Row;
import voicelab.journal.JournalEntry;

/**
 * A call as the text of a Mermaid sequence diagram: participants in the ladder's order, a message a crossing with its time
 * since the call began, media streams, events and faults as notes.
 */
public final class SequenceDiagram {
    private static final int MAX_ROWS = 500;
    /** Without wrapping one long note makes every column as wide as itself. */
    private static final String HEAD =
            "%%{init: {\"sequence\": {\"wrap\": true, \"width\": 260}}}%%\nsequenceDiagram\n";

    private static final int MAX_SAID = 120;

    private final List<String> names;
    private final Instant start;
    private final StringBuilder text = new StringBuilder(HEAD);

    private SequenceDiagram(LadderRows rows) {
        names = new ArrayList<>(rows.systems().keySet());
        start = rows.rows().isEmpty()
                ? Instant.EPOCH
                : rows.rows().get(0).entry().at();
    }

    /** @param entries the journal, oldest first */
    public static String of(List<JournalEntry> entries, CallSummary call) {
        LadderRows rows = LadderRows.of(CallEntries.within(entries, call.legs()), MAX_ROWS);
        SequenceDiagram diagram = new SequenceDiagram(rows);
        rows.systems().forEach(diagram::participant);
        rows.rows().forEach(diagram::row);
        if (rows.left() > 0)
            diagram.text.append("    Note over p0: and ").append(rows.left()).append(" more\n");
        return diagram.text.toString();
    }

    private void participant(String name, String host) {
        text.append("    participant ").append(id(name)).append(" as ").append(escaped(name));
        if (!host.isEmpty()) text.append("<br/>").append(escaped(host));
        text.append('\n');
    }

    private void row(Row row) {
        JournalEntry entry = row.entry();
        if (entry.from().isEmpty()) return;
        long millis = Duration.between(start, entry.at()).toMillis();
        String said = String.format(Locale.ROOT, "%.3f s ", millis / 1_000.0)
                + (row.link().isEmpty() ? "" : row.link() + " ")
                + (row.isTrouble() ? entry.kind() + ": " : "")
                + row.summary();
        if (row.crosses() && row.band() == null) {
            text.append("    ").append(id(entry.from())).append(row.isBack() ? "-->>" : "->>");
            text.append(id(entry.to()));
        } else {
            boolean two = !entry.to().isEmpty() && !entry.to().equals(entry.from());
            text.append("    Note over ").append(id(entry.from()));
            if (two) text.append(',').append(id(entry.to()));
            if (row.band() != null) said = said + (two ? " (" + entry.from() + " to " + entry.to() + ")" : "");
        }
        text.append(": ").append(escaped(cut(said))).append('\n');
    }

    private String id(String name) {
        return "p" + names.indexOf(name);
    }

    private static String cut(String said) {
        if (said.length() <= MAX_SAID) return said;
        int end = Character.isHighSurrogate(said.charAt(MAX_SAID - 1)) ? MAX_SAID - 1 : MAX_SAID;
        return said.substring(0, end) + "...";
    }

    /**
     * Letters, digits and what means nothing to Mermaid stand as they are, all else as its entity ({@code #59;}). Two words
     * that Mermaid looks for in the whole text before it reads entities lose their first letter to one.
     */
    static String escaped(String said) {
        StringBuilder safe = new StringBuilder();
        said.codePoints().forEach(c -> {
            boolean plain = Character.isLetterOrDigit(c) || " .,:/@()=+-_*!?~".indexOf(c) >= 0;
            if (plain) safe.appendCodePoint(c);
            else if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) safe.append(' ');
            else safe.append('#').append(c).append(';');
        });
        String text = safe.toString();
        for (String word : List.of("style", "classDef"))
            text = text.replace(word, "#" + (int) word.charAt(0) + ";" + word.substring(1));
        return text;
    }
}
