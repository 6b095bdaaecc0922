package voicelab.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** A plain table for the terminal: columns as wide as their widest cell. Cells may carry picocli's colour markup. */
final class Grid {
    private final List<List<String>> rows = new ArrayList<>();

    Grid(String... header) {
        List<String> cells = new ArrayList<>();
        for (String cell : header) cells.add("@|bold " + cell + "|@");
        rows.add(cells);
    }

    Grid row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** A state in its colour: green runs, yellow differs, red failed, faint is not there. */
    static String state(String state) {
        String colour = switch (state) {
            case "running", "proved" -> "green";
            case "failed" -> "red";
            case "moved", "replaced" -> "yellow";
            default -> "faint";
        };
        return "@|" + colour + " " + state + "|@";
    }

    @Override
    public String toString() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows)
            for (int i = 0; i < row.size(); i++) widths[i] = Math.max(widths[i], width(row.get(i)));
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(Ansi.AUTO.string(row.get(i)));
                if (i < row.size() - 1) line.append(" ".repeat(widths[i] - width(row.get(i)) + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(String cell) {
        return Ansi.OFF.string(cell).length();
    }
}
