package voicelab.calls;

import java.util.Collection;
import java.util.List;
import voicelab.journal.JournalEntry;

/**
 * A call as a text ladder: the systems as columns in the order in which they appear, a line for each crossing, time downwards
 * in milliseconds. No line is longer than {@value LadderPaper#WIDTH} columns.
 */
public final class Ladder {
    private static final int MAX_LINES = 300;

    private Ladder() {}

    /**
     * @param entries the journal, oldest first
     * @param callIds of the calls to show; empty for everything
     * @return lines that end in a line feed; empty when nothing crossed
     */
    public static String of(List<JournalEntry> entries, Collection<String> callIds) {
        List<JournalEntry> shown = CallEntries.of(entries, callIds);
        if (shown.isEmpty()) return "";
        int left = Math.max(0, shown.size() - MAX_LINES);
        String text = LadderPaper.draw(shown.subList(0, shown.size() - left));
        return left == 0 ? text : text + "... and " + left + " more\n";
    }
}
