package voicelab.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import voicelab.calls.LadderRows.Row;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

/** Paints the rows of a picture. */
final class SvgRows {
    private static final int MIDDLE = 18;
    private static final int WORDS = 14;
    private static final double SMALL = 10;
    private static final double USUAL = 11;
    private static final long PAUSE_MILLIS = 500;
    private static final int STEP = 7;
    private static final int AFTER_TIME = 38;

    /** A final answer that says no: SIP and HTTP alike. */
    private static final Pattern REFUSED = Pattern.compile("[4-6]\\d\\d\\b.*");

    private static final Pattern RECORD = Pattern.compile("^event \\S+ ");

    private final StringBuilder out;
    private final SvgLayout layout;
    private final List<Row> rows;
    private final Bent bent;

    SvgRows(StringBuilder out, SvgLayout layout, List<Row> rows) {
        this.out = out;
        this.layout = layout;
        this.rows = rows;
        bent = new Bent(rows.stream().map(Row::entry).toList());
    }

    void stripes(int from, int to, int y) {
        for (int k = from; k < to; k++)
            if (k % 2 == 1)
                out.append("<rect class=\"stripe\" x=\"0\" y=\"")
                        .append(y + (k - from) * SvgLayout.ROW)
                        .append("\" width=\"")
                        .append(layout.width())
                        .append("\" height=\"")
                        .append(SvgLayout.ROW)
                        .append("\"/>\n");
    }

    /** How long each stream lasted: a thin bar along the lines of its two ends. */
    void spans(int from, int to, int y) {
        for (int k = 0; k < to; k++) {
            MediaBand band = rows.get(k).band();
            if (band == null || !rows.get(k).crosses()) continue;
            int end = lastBefore(band.ended(), k);
            if (end < from) continue;
            int top = y + Math.max(0, k - from) * SvgLayout.ROW + (k >= from ? MIDDLE : 0);
            int bottom =
                    y + Math.min(to - from, end - from + 1) * SvgLayout.ROW - (end < to ? SvgLayout.ROW - MIDDLE : 0);
            JournalEntry entry = rows.get(k).entry();
            int sender = layout.x(entry.from());
            int receiver = layout.x(entry.to());
            int side = receiver >= sender ? 1 : -1;
            int apart = side > 0 ? 2 : 7; // two streams, one each way, stand beside each other
            bar(sender + side * apart, side, top, bottom, band);
            bar(receiver - side * apart, -side, top, bottom, band);
        }
    }

    private void bar(int x, int side, int top, int bottom, MediaBand band) {
        String colour = band.hurt() ? SvgStyle.TROUBLE : SvgStyle.colour("RTP");
        out.append("<rect x=\"")
                .append(side > 0 ? x : x - 4)
                .append("\" y=\"")
                .append(top)
                .append("\" width=\"4\" height=\"")
                .append(Math.max(4, bottom - top))
                .append("\" rx=\"2\" fill=\"")
                .append(colour)
                .append("\" fill-opacity=\"0.35\"/>\n");
    }

    private int lastBefore(Instant ended, int from) {
        int last = from;
        for (int k = from; k < rows.size(); k++)
            if (ended == null || !rows.get(k).entry().at().isAfter(ended)) last = k;
        return last;
    }

    void row(int k, int y) {
        Row row = rows.get(k);
        JournalEntry entry = row.entry();
        String whole = entry.at() + " " + entry.kind() + (row.link().isEmpty() ? "" : " " + row.link()) + " "
                + entry.from() + (entry.to().isEmpty() ? "" : " -> " + entry.to()) + "\n" + row.summary() + fault(row);
        out.append("<g><title>").append(SvgText.escaped(whole)).append("</title>");
        out.append("<rect x=\"0\" y=\"")
                .append(y)
                .append("\" width=\"")
                .append(layout.width())
                .append("\" height=\"")
                .append(SvgLayout.ROW)
                .append("\" fill=\"none\" pointer-events=\"all\"/>");
        time(k, y);
        if (row.band() != null && row.crosses()) band(row, k, y);
        else if (row.crosses() || (row.isTrouble() && !entry.to().isEmpty())) arrow(row, k, y);
        else mark(row, y);
        label(row, y);
        out.append("</g>\n");
    }

    private String fault(Row row) {
        String fault = bent.fault(row.entry());
        return fault.isEmpty() ? "" : " (bent by " + fault + ")";
    }

    private void time(int k, int y) {
        JournalEntry entry = rows.get(k).entry();
        long millis = Duration.between(rows.get(0).entry().at(), entry.at()).toMillis();
        words(SvgLayout.MARGIN, y + MIDDLE + 3, SMALL, "dim", "", String.format(Locale.ROOT, "%.3f", millis / 1_000.0));
        if (k == 0) return;
        long pause = Duration.between(rows.get(k - 1).entry().at(), entry.at()).toMillis();
        if (pause < PAUSE_MILLIS) return;
        out.append("<line class=\"line\" x1=\"")
                .append(SvgLayout.MARGIN)
                .append("\" y1=\"")
                .append(y)
                .append("\" x2=\"")
                .append(layout.labelAt() - 10)
                .append("\" y2=\"")
                .append(y)
                .append("\" stroke-dasharray=\"1 4\"/>");
        String gap = String.format(Locale.ROOT, "+%.1f s", pause / 1_000.0);
        words(SvgLayout.MARGIN + AFTER_TIME, y + 3, SMALL, "dim", haloed(k), gap);
    }

    private void arrow(Row row, int k, int y) {
        JournalEntry entry = row.entry();
        boolean lost = bent.lost(entry) || Bent.loses(entry);
        String colour = row.isTrouble() || lost ? SvgStyle.TROUBLE : SvgStyle.colour(row.protocol());
        String dashes = row.isBack() ? " stroke-dasharray=\"6 4\"" : row.isTrouble() ? " stroke-dasharray=\"2 3\"" : "";
        boolean turned = Bent.onTheWayBack(entry);
        int from = layout.x(turned ? entry.to() : entry.from());
        int to = layout.x(turned ? entry.from() : entry.to());
        int line = y + MIDDLE;
        String paint = "\" fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"1.8\"" + dashes
                + " marker-end=\"url(#" + SvgStyle.key(colour) + ")\"/>";
        if (from == to) {
            out.append("<path d=\"M")
                    .append(from)
                    .append(',')
                    .append(line - 6)
                    .append(" h26 v11 h-25")
                    .append(paint);
            return;
        }
        int side = to > from ? 1 : -1;
        out.append("<path d=\"M")
                .append(from + side)
                .append(',')
                .append(line)
                .append(" H")
                .append(to - side)
                .append(paint);
        if (lost) cross((from + to) / 2, line, colour);
        else onArrow(row, k, from, to, y);
    }

    private void cross(int x, int y, String colour) {
        out.append("<path d=\"M")
                .append(x - 5)
                .append(',')
                .append(y - 5)
                .append(" l10,10 m0,-10 l-10,10\" stroke=\"")
                .append(colour)
                .append("\" stroke-width=\"2.4\" stroke-linecap=\"round\"/>");
    }

    /** The link and the first words, as far as they fit between the two systems. */
    private void onArrow(Row row, int k, int from, int to, int y) {
        double room = Math.abs(to - from) - 22.0;
        String summary = row.isTrouble() ? row.entry().kind().toString() : SvgText.shortIds(row.summary());
        // of a record its own name, not that it is one
        String named = RECORD.matcher(summary).replaceFirst("");
        String said = SvgText.words((row.link() + " " + named).strip(), room, SMALL);
        words((from + to) / 2.0, y + WORDS, SMALL, "", haloed(k) + " text-anchor=\"middle\"", said);
    }

    private void band(Row row, int k, int y) {
        int from = layout.x(row.entry().from());
        int to = layout.x(row.entry().to());
        int side = to >= from ? 1 : -1;
        String colour = row.band().hurt() ? SvgStyle.TROUBLE : SvgStyle.colour("RTP");
        int left = Math.min(from, to) + 6;
        int top = y + MIDDLE - 9;
        int wide = Math.abs(to - from) - 12;
        // a broad arrow: a bar with a point
        int tail = side > 0 ? left : left + wide;
        out.append("<path d=\"M")
                .append(tail)
                .append(',')
                .append(top + 2)
                .append(" h")
                .append(side * (wide - STEP))
                .append(" v-3 l")
                .append(side * STEP)
                .append(",10 l")
                .append(-side * STEP)
                .append(",10 v-3 h")
                .append(-side * (wide - STEP))
                .append(" z\" fill=\"")
                .append(colour)
                .append("\" fill-opacity=\"0.28\" stroke=\"")
                .append(colour)
                .append("\" stroke-width=\"1\"/>");
        String brief = row.link() + " " + row.band().brief();
        String said = SvgText.first(wide - 18.0, SMALL, row.link() + " " + row.summary(), brief, row.link(), "RTP");
        words((from + to) / 2.0, y + MIDDLE + 4.5, SMALL, "", " text-anchor=\"middle\"", said);
    }

    private void mark(Row row, int y) {
        int x = layout.x(row.entry().from());
        int at = y + MIDDLE - 2;
        if (row.isTrouble()) cross(x, at, SvgStyle.TROUBLE);
        else
            out.append("<path class=\"mark\" d=\"M")
                    .append(x - 5)
                    .append(',')
                    .append(at)
                    .append(" l5,-5 l5,5 l-5,5 z\"/>");
    }

    private void label(Row row, int y) {
        int x = layout.labelAt();
        int base = y + MIDDLE + 3;
        boolean hurt = row.band() != null && row.band().hurt();
        boolean bad = row.isTrouble()
                || hurt
                || bent.lost(row.entry())
                || REFUSED.matcher(row.summary()).matches();
        String link = row.link();
        int indent = 0;
        if (!link.isEmpty()) {
            String colour = row.isTrouble() || hurt ? SvgStyle.TROUBLE : SvgStyle.colour(row.protocol());
            out.append("<rect x=\"")
                    .append(x)
                    .append("\" y=\"")
                    .append(y + MIDDLE - 6)
                    .append("\" width=\"4\" height=\"10\" rx=\"2\" fill=\"")
                    .append(colour)
                    .append("\"/>");
            words(x + 10, base, USUAL, "", " font-weight=\"600\"", link);
            indent = 62;
        }
        String kind = row.isTrouble() ? row.entry().kind() + ": " : "";
        String said = kind + SvgText.shortIds(row.summary()) + fault(row);
        String style = bad ? "bad" : row.entry().kind() == Kind.EVENT ? "dim" : "";
        if (!row.crosses() && row.entry().to().isEmpty()) said = row.entry().from() + ": " + said;
        words(x + indent, base, USUAL, style, "", SvgText.fit(said, layout.labelWidth() - indent, USUAL));
    }

    private static String haloed(int k) {
        return k % 2 == 1 ? " class=\"halo2\"" : " class=\"halo\"";
    }

    private void words(double x, double y, double size, String style, String more, String said) {
        if (said.isEmpty()) return;
        boolean classed = more.contains(" class=\"");
        String styled = style.isEmpty() ? "" : classed ? "" : " class=\"" + style + "\"";
        String joined = classed && !style.isEmpty() ? more.replace(" class=\"", " class=\"" + style + " ") : more;
        out.append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" font-size=\"")
                .append(size)
                .append('"')
                .append(styled)
                .append(joined)
                .append('>')
                .append(SvgText.escaped(said))
                .append("</text>");
    }
}
