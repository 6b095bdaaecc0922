package voicelab.calls;

import java.util.List;
import voicelab.calls.LadderRows.Row;

/** Where things stand in a picture, in pixels. */
record SvgLayout(List<String> names) {
    static final int MARGIN = 24;
    static final int ROW = 28;
    static final int HEAD = 54;

    private static final int TIME = 62;
    private static final int LABEL = 560;
    private static final int WIDEST = 138;
    private static final int NARROWEST = 104;
    private static final int SYSTEMS_ROOM = 1_200;

    SvgLayout {
        names = List.copyOf(names);
    }

    boolean has(Row row) {
        String to = row.entry().to();
        return names.contains(row.entry().from()) && (to.isEmpty() || names.contains(to));
    }

    /** Between two systems. */
    int gap() {
        return Math.max(NARROWEST, Math.min(WIDEST, SYSTEMS_ROOM / Math.max(1, names.size())));
    }

    /** Of a system's line. */
    int x(int system) {
        return MARGIN + TIME + gap() / 2 + system * gap();
    }

    int x(String system) {
        return x(names.indexOf(system));
    }

    /** Where the words beside the ladder begin. */
    int labelAt() {
        return x(Math.max(0, names.size() - 1)) + gap() / 2 + 14;
    }

    int labelWidth() {
        return LABEL;
    }

    int width() {
        return labelAt() + LABEL + MARGIN;
    }
}
