package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.List;
import voicelab.protocols.pgwire.BackWriter;
import voicelab.protocols.pgwire.WireBuffer;
import voicelab.protocols.pgwire.WireColumn;

/** Writes rows for the client, as many as it asked for. */
final class RowSender {
    private final BackWriter out;
    private final Conversation conversation;

    RowSender(BackWriter out, Conversation conversation) {
        this.out = out;
        this.conversation = conversation;
    }

    void describe(List<WireColumn> columns, List<Integer> asked) {
        out.rowDescription(columns, formats(columns, asked));
    }

    /** One format a column: none asked means text, one stands for all. */
    static int[] formats(List<WireColumn> columns, List<Integer> asked) {
        int[] formats = new int[columns.size()];
        for (int i = 0; i < formats.length; i++)
            formats[i] = asked.isEmpty() ? 0 : asked.size() == 1 ? asked.get(0) : asked.get(i);
        return formats;
    }

    /** All rows and the end of the statement. */
    void sendAll(Outcome outcome, List<WireColumn> columns, List<Integer> asked) throws SQLException {
        try (Rows rows = outcome.rows()) {
            long sent = send(rows, columns, formats(columns, asked), 0);
            out.complete(tag(outcome.tag(), sent));
        }
    }

    static String tag(String tag, long rows) {
        return switch (tag) {
            case "SHOW", "EXPLAIN" -> tag;
            default -> tag + " " + rows;
        };
    }

    /** @param most 0 for all; returns how many were sent */
    long send(Rows rows, List<WireColumn> columns, int[] formats, int most) throws SQLException {
        long sent = 0;
        WireBuffer buffer = out.buffer();
        while ((most == 0 || sent < most) && rows.next()) {
            buffer.begin('D').int16(formats.length);
            for (int i = 0; i < formats.length; i++)
                rows.write(i, columns.get(i).type(), formats[i], buffer);
            buffer.end();
            sent++;
            if (!conversation.sendIfMuch()) break;
        }
        return sent;
    }
}
