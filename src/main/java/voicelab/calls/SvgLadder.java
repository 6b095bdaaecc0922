package voicelab.calls;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import voicelab.calls.LadderRows.Row;
import voicelab.journal.JournalEntry;

/**
 * A call as a picture: a self-contained SVG document without script. A column a system, a row of one height a crossing, time
 * downwards; what is cut is whole in its tooltip.
 */
public final class SvgLadder {
    static final int MAX_ROWS = 2_000;
    static final int MAX_SYSTEMS = 24;

    private static final int HEAD_EVERY = 40;
    private static final int TOP = 92;

    private final CallSummary call;
    private final LadderRows rows;
    private final SvgLayout layout;
    private final StringBuilder out = new StringBuilder(1 << 16);

    private SvgLadder(CallSummary call, LadderRows rows) {
        this.call = call;
        this.rows = rows;
        List<String> names = new ArrayList<>(rows.systems().keySet());
        layout = new SvgLayout(names.subList(0, Math.min(MAX_SYSTEMS, names.size())));
    }

    /** @param entries the journal, oldest first */
    public static String of(List<JournalEntry> entries, CallSummary call) {
        List<JournalEntry> shown = CallEntries.within(entries, call.legs());
        return new SvgLadder(call, LadderRows.of(shown, MAX_ROWS)).draw();
    }

    private String draw() {
        List<Row> drawn = rows.rows().stream().filter(layout::has).toList();
        int left = rows.left() + rows.rows().size() - drawn.size();
        int heads = Math.max(1, (drawn.size() + HEAD_EVERY - 1) / HEAD_EVERY);
        int height = TOP + heads * SvgLayout.HEAD + drawn.size() * SvgLayout.ROW + 44;
        open(height);
        title();
        legend(drawn);
        SvgRows painter = new SvgRows(out, layout, drawn);
        int y = TOP;
        for (int i = 0; i < drawn.size(); i += HEAD_EVERY) {
            int end = Math.min(drawn.size(), i + HEAD_EVERY);
            painter.stripes(i, end, y + SvgLayout.HEAD);
            lifelines(y + SvgLayout.HEAD, y + SvgLayout.HEAD + (end - i) * SvgLayout.ROW);
            head(y);
            y += SvgLayout.HEAD;
            painter.spans(i, end, y);
            for (int k = i; k < end; k++) painter.row(k, y + (k - i) * SvgLayout.ROW);
            y += (end - i) * SvgLayout.ROW;
        }
        String end = left == 0 ? "times in seconds since the call began" : "and " + left + " more that are not drawn";
        text(SvgLayout.MARGIN, y + 24, 10, "dim", end);
        return out.append("</svg>\n").toString();
    }

    private void open(int height) {
        int width = layout.width();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(width)
                .append("\" height=\"");
        out.append(height).append("\" viewBox=\"0 0 ").append(width).append(' ').append(height);
        out.append("\" role=\"img\">\n<title>")
                .append(SvgText.escaped("Call to " + call.number() + " from " + call.caller()))
                .append("</title>\n<style>\n")
                .append(SvgStyle.SHEET)
                .append("</style>\n<defs>\n");
        Set<String> colours = new TreeSet<>(Set.of(SvgStyle.TROUBLE));
        rows.rows().forEach(row -> colours.add(SvgStyle.colour(row.protocol())));
        for (String colour : colours)
            out.append("<marker id=\"")
                    .append(SvgStyle.key(colour))
                    .append("\" viewBox=\"0 0 10 10\" refX=\"9.5\" refY=\"5\"")
                    .append(" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\">")
                    .append("<path d=\"M0,0.8 L10,5 L0,9.2 z\" fill=\"")
                    .append(colour)
                    .append("\"/></marker>\n");
        out.append("</defs>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    }

    private void title() {
        long millis = call.lasted().toMillis();
        String seconds = millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        String head = "Call to " + call.number() + " from " + call.caller() + ", " + call.state() + ", " + seconds;
        out.append("<text x=\"").append(SvgLayout.MARGIN).append("\" y=\"32\" font-size=\"18\" font-weight=\"600\">");
        out.append(SvgText.escaped(head)).append("</text>\n");
        String about = call.began().truncatedTo(ChronoUnit.MILLIS) + "   Call-ID " + call.id();
        text(SvgLayout.MARGIN, 52, 11, "dim", SvgText.fit(about, layout.width() - 40.0, 11));
    }

    /** Only what the picture has is explained. */
    private void legend(List<Row> drawn) {
        Set<String> protocols = new TreeSet<>();
        boolean trouble = false;
        boolean media = false;
        for (Row row : drawn) {
            trouble |= row.isTrouble() || (row.band() != null && row.band().hurt());
            if (row.band() != null) media = true;
            else if (row.crosses() && !row.protocol().isEmpty()) protocols.add(row.protocol());
        }
        int x = SvgLayout.MARGIN;
        for (String protocol : protocols) x = sample(x, SvgStyle.colour(protocol), "2", "", protocol);
        x = sample(x, "#8b95a3", "2", " stroke-dasharray=\"5 4\"", "answer or way back");
        if (media) x = sample(x, SvgStyle.colour("RTP"), "9", " stroke-opacity=\"0.55\"", "RTP stream");
        if (trouble) sample(x, SvgStyle.TROUBLE, "2", "", "fault or loss");
    }

    private int sample(int x, String colour, String width, String more, String word) {
        out.append("<line x1=\"")
                .append(x)
                .append("\" y1=\"72\" x2=\"")
                .append(x + 26)
                .append("\" y2=\"72\" stroke=\"");
        out.append(colour)
                .append("\" stroke-width=\"")
                .append(width)
                .append('"')
                .append(more)
                .append("/>\n");
        text(x + 32, 76, 11, "", word);
        return x + 32 + (int) (word.length() * 6.3) + 22;
    }

    private void lifelines(int from, int to) {
        for (int i = 0; i < layout.names().size(); i++)
            out.append("<line class=\"line\" x1=\"")
                    .append(layout.x(i))
                    .append("\" y1=\"")
                    .append(from)
                    .append("\" x2=\"")
                    .append(layout.x(i))
                    .append("\" y2=\"")
                    .append(to)
                    .append("\" stroke-width=\"1\"/>\n");
    }

    private void head(int y) {
        Map<String, String> systems = rows.systems();
        int wide = layout.gap() - 10;
        for (int i = 0; i < layout.names().size(); i++) {
            String name = layout.names().get(i);
            String host = systems.getOrDefault(name, "");
            int x = layout.x(i);
            out.append("<g><title>").append(SvgText.escaped(name + " " + host)).append("</title>");
            out.append("<rect class=\"card\" x=\"")
                    .append(x - wide / 2)
                    .append("\" y=\"")
                    .append(y + 6);
            out.append("\" width=\"").append(wide).append("\" height=\"38\" rx=\"6\"/>");
            centred(
                    x,
                    y + (host.isEmpty() ? 29 : 22),
                    11.5,
                    "font-weight=\"600\"",
                    SvgText.fit(name, wide + 4.0, 11.5));
            centred(x, y + 37, 10, "class=\"dim\"", SvgText.fit(host, wide, 10));
            out.append("</g>\n");
        }
        text(SvgLayout.MARGIN, y + 37, 10, "dim", "s");
    }

    private void centred(int x, int y, double size, String more, String word) {
        out.append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" font-size=\"")
                .append(size);
        out.append("\" text-anchor=\"middle\" ")
                .append(more)
                .append('>')
                .append(SvgText.escaped(word))
                .append("</text>");
    }

    private void text(int x, int y, int size, String style, String word) {
        out.append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" font-size=\"")
                .append(size)
                .append('"');
        if (!style.isEmpty()) out.append(" class=\"").append(style).append('"');
        out.append('>').append(SvgText.escaped(word)).append("</text>\n");
    }
}
