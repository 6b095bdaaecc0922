package voicelab.journal;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;

/**
 * One line of the journal.
 *
 * @param seq order of arrival, from 1
 * @param at the lab's time
 * @param link the link's id, or empty when no arrow was crossed
 * @param from instance id of the sender, {@code outside} or {@code lab}
 * @param to instance id of the receiver
 * @param source address the bytes came from, null when there were none
 * @param destination address they went to
 * @param parcel what crossed; null for entries that only say something
 * @param note what the entry says, empty when the parcel says it all
 */
public record JournalEntry(
        long seq,
        Instant at,
        Kind kind,
        String link,
        String from,
        String to,
        InetSocketAddress source,
        InetSocketAddress destination,
        Parcel parcel,
        String note) {

    public String protocol() {
        return parcel == null ? "" : parcel.protocol();
    }

    public String summary() {
        if (parcel == null) return note;
        return note.isEmpty() ? parcel.summary() : parcel.summary() + " [" + note + "]";
    }

    public Map<String, String> fields() {
        return parcel == null ? Map.of() : parcel.fields();
    }

    public String field(String name) {
        return fields().getOrDefault(name, "");
    }

    /** {@code 17 sent gvp-4 resource-manager -> mcp INVITE sip:...}: what a failed wait prints. */
    @Override
    public String toString() {
        String where = source == null ? "" : " (" + Hop.text(source) + " -> " + Hop.text(destination) + ")";
        return seq + " " + kind + (link.isEmpty() ? "" : " " + link) + " " + from + (to.isEmpty() ? "" : " -> " + to)
                + where + " " + summary();
    }
}
