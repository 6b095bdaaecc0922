package voicelab.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

/** Draws chosen entries: a head of names, then a line each. */
final class LadderPaper {
    static final int WIDTH = 160;

    private static final int TIME = 7;
    private static final int LABEL = 60;
    private static final int WIDEST_GAP = 14;
    private static final int NARROWEST_GAP = 4;
    private static final int MAX_COLUMNS = 20;

    private final List<String> names;
    private final int gap;
    private final StringBuilder text = new StringBuilder();

    private LadderPaper(List<String> names) {
        this.names = names;
        int room = (WIDTH - TIME - LABEL) / Math.max(1, names.size());
        this.gap = Math.max(NARROWEST_GAP, Math.min(WIDEST_GAP, room));
    }

    /** Entries between systems beyond the {@value #MAX_COLUMNS}th are left out and counted. */
    static String draw(List<JournalEntry> entries) {
        Set<String> all = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            if (!entry.from().isEmpty()) all.add(entry.from());
            if (!entry.to().isEmpty()) all.add(entry.to());
        }
        List<String> names = new ArrayList<>(all).subList(0, Math.min(MAX_COLUMNS, all.size()));
        LadderPaper paper = new LadderPaper(names);
        paper.head();
        long start = entries.get(0).at().toEpochMilli();
        int left = 0;
        for (JournalEntry entry : entries) {
            boolean fits = names.contains(entry.from()) && (entry.to().isEmpty() || names.contains(entry.to()));
            if (fits) paper.line(entry, entry.at().toEpochMilli() - start);
            else left++;
        }
        if (left > 0) paper.text.append("(").append(left).append(" with other systems left out)\n");
        return paper.text.toString();
    }

    private int column(int index) {
        return TIME + 1 + index * gap;
    }

    private int labelAt() {
        return column(names.size() - 1) + 4;
    }

    /** Names that are wider than their column stand on as many lines as it takes. */
    private int headLines() {
        int widest = names.stream().mapToInt(String::length).max().orElse(0);
        return Math.max(1, Math.min(names.size(), widest / gap + 1));
    }

    private void head() {
        int lines = headLines();
        for (int line = 0; line < lines; line++) {
            char[] row = blank(line);
            for (int i = line; i < names.size(); i += lines) write(row, column(i), names.get(i));
            put(new String(row));
        }
    }

    /** An empty row on which those columns have begun whose names stand on the first so many lines of the head. */
    private char[] blank(int headLinesAbove) {
        char[] row = new char[WIDTH];
        Arrays.fill(row, ' ');
        for (int i = 0; i < names.size(); i++) if (i % headLines() < headLinesAbove) row[column(i)] = '|';
        return row;
    }

    private void line(JournalEntry entry, long millis) {
        char[] row = blank(headLines());
        write(row, 0, String.format(Locale.ROOT, "%" + (TIME - 1) + "d", millis));
        int from = column(names.indexOf(entry.from()));
        boolean crosses = crosses(entry.kind()) && !entry.to().isEmpty();
        if (crosses) arrow(row, from, column(names.indexOf(entry.to())), entry.kind());
        else row[from] = mark(entry.kind());
        write(row, labelAt(), label(entry));
        put(new String(row));
    }

    private static boolean crosses(Kind kind) {
        return kind == Kind.SENT || kind == Kind.BACK || kind == Kind.ARRIVED || kind == Kind.STREAM;
    }

    private static char mark(Kind kind) {
        return switch (kind) {
            case FAULT -> 'X';
            case EVENT -> '*';
            default -> '!';
        };
    }

    private static void arrow(char[] row, int from, int to, Kind kind) {
        if (from == to) {
            row[from] = 'o';
            return;
        }
        char shaft = kind == Kind.STREAM ? '=' : '-';
        for (int i = Math.min(from, to) + 1; i < Math.max(from, to); i++) row[i] = shaft;
        if (to > from) row[to - 1] = '>';
        else row[to + 1] = '<';
    }

    private static String label(JournalEntry entry) {
        String what = switch (entry.kind()) {
            case SENT, BACK, STREAM, EVENT, LIFE -> "";
            case ARRIVED -> "arrived ";
            case FAULT, UNSUPPORTED, MALFORMED, BUG -> entry.kind() + " ";
        };
        String link = entry.link().isEmpty() ? "" : entry.link() + " ";
        String summary = entry.summary().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return link + what + SvgText.shortIds(summary);
    }

    private static void write(char[] row, int at, String word) {
        int room = row.length - at;
        String shown = word.length() <= room ? word : word.substring(0, Math.max(0, room - 3)) + "...";
        for (int i = 0; i < shown.length(); i++) row[at + i] = shown.charAt(i);
    }

    private void put(String row) {
        text.append(row.stripTrailing()).append('\n');
    }
}
