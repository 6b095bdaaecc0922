package voicelab.calls;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.net.Hop;

/**
 * A call's crossings as the rows of a picture: a media stream is one row, however often it was told of.
 *
 * @param systems in the order in which they appear, with the addresses that they were seen at (empty when none was)
 */
record LadderRows(List<Row> rows, Map<String, String> systems, int left) {

    /** @param band the media stream that begins here, or null */
    record Row(JournalEntry entry, MediaBand band) {
        String link() {
            return band == null ? entry.link() : band.link();
        }

        String protocol() {
            return band == null ? entry.protocol() : "RTP";
        }

        boolean isBack() {
            return entry.kind() == Kind.BACK;
        }

        boolean crosses() {
            boolean crossing = entry.kind() == Kind.SENT || entry.kind() == Kind.BACK || entry.kind() == Kind.ARRIVED;
            return (crossing || band != null) && !entry.to().isEmpty();
        }

        /** Something that went wrong, or was made to. */
        boolean isTrouble() {
            return switch (entry.kind()) {
                case FAULT, UNSUPPORTED, MALFORMED, BUG -> true;
                default -> false;
            };
        }

        /** On one line, without what cannot be shown. */
        String summary() {
            String said = band == null ? entry.summary() : band.summary();
            return said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        }
    }

    /** @param mostRows further ones are counted in {@code left} */
    static LadderRows of(List<JournalEntry> shown, int mostRows) {
        List<Row> rows = new ArrayList<>();
        Map<String, MediaBand> bands = new HashMap<>();
        for (JournalEntry entry : shown) {
            if (!isMedia(entry)) {
                rows.add(new Row(entry, null));
                continue;
            }
            MediaBand band = bands.get(stream(entry));
            if (band == null || band.isOver(entry)) {
                band = new MediaBand(entry);
                bands.put(stream(entry), band);
                rows.add(new Row(entry, band));
            }
            band.add(entry);
        }
        List<Row> kept = rows.subList(0, Math.min(mostRows, rows.size()));
        return new LadderRows(List.copyOf(kept), systems(kept), rows.size() - kept.size());
    }

    private static boolean isMedia(JournalEntry entry) {
        return entry.kind() == Kind.STREAM
                || ((entry.kind() == Kind.ARRIVED || entry.kind() == Kind.BACK)
                        && entry.protocol().equals("RTP"));
    }

    private static String stream(JournalEntry entry) {
        return entry.from() + " " + entry.to() + " " + entry.source() + " " + entry.destination();
    }

    private static Map<String, String> systems(List<Row> rows) {
        Map<String, String> systems = new LinkedHashMap<>();
        for (Row row : rows) {
            seen(systems, row.entry().from(), row.entry().source());
            seen(systems, row.entry().to(), row.entry().destination());
        }
        return systems;
    }

    private static void seen(Map<String, String> systems, String who, InetSocketAddress at) {
        if (who.isEmpty()) return;
        String host = "";
        if (at != null) {
            String text = Hop.text(at);
            host = text.substring(0, text.lastIndexOf(':'));
        }
        if (systems.getOrDefault(who, "").isEmpty()) systems.put(who, host);
    }
}
