package voicelab.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import voicelab.journal.JournalEntry;
import voicelab.net.Hop;

/** A journal entry as JSON. */
final class JournalJson {
    private JournalJson() {}

    /** @param payload whether to show the bytes as text */
    static ObjectNode of(JournalEntry entry, boolean payload) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("seq", entry.seq());
        node.put("at", entry.at().toString());
        node.put("kind", entry.kind().toString());
        node.put("link", entry.link());
        node.put("from", entry.from());
        node.put("to", entry.to());
        if (entry.source() != null) node.put("source", Hop.text(entry.source()));
        if (entry.destination() != null) node.put("destination", Hop.text(entry.destination()));
        node.put("protocol", entry.protocol());
        node.put("summary", entry.summary());
        ObjectNode fields = node.putObject("fields");
        entry.fields().forEach(fields::put);
        if (payload && entry.parcel() != null)
            node.put("payload", new String(entry.parcel().bytes(), StandardCharsets.UTF_8));
        return node;
    }
}
