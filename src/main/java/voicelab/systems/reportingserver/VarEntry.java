package voicelab.systems.reportingserver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.records.CallEvent;
import voicelab.protocols.records.FieldNames;

/**
 * Voice application reporting (VAR) in a {@code log} event: {@code com.genesyslab.var.ActionStart|id[|parentID=pid]} is
 * documented; the siblings {@code ActionEnd}, {@code CallResult} and {@code CustomVar}, each with an item and a value, are
 * spelled by inference (facts on GVP, 2.5).
 */
final class VarEntry {
    static final String TYPE = "var-type";
    static final String ITEM = "item";
    static final String PARENT = "parent";

    private static final String LOG = "log";
    private static final String LABEL = "com.genesyslab.var.";
    private static final String PARENT_ID = "parentID=";
    private static final int MAX_ITEM = 64;

    private VarEntry() {}

    /** The cells of its row; empty for any other event, and for an item that is no id (documented: 64 letters, no blank). */
    static Optional<Map<String, String>> of(CallEvent event) {
        if (!event.name().equals(LOG) || !event.text().startsWith(LABEL)) return Optional.empty();
        List<String> parts = List.of(event.text().split("\\|", -1));
        String item = parts.size() > 1 ? parts.get(1).strip() : "";
        if (item.isEmpty() || item.length() > MAX_ITEM || item.indexOf(' ') >= 0) return Optional.empty();
        String parent = "";
        StringBuilder value = new StringBuilder();
        for (String part : parts.subList(2, parts.size()))
            if (part.startsWith(PARENT_ID)) parent = part.substring(PARENT_ID.length());
            else value.append(value.length() == 0 ? "" : "|").append(part);
        Map<String, String> cells = new LinkedHashMap<>(event.fields());
        cells.put(TYPE, parts.get(0).substring(LABEL.length()));
        cells.put(ITEM, item);
        cells.put(PARENT, parent);
        cells.put(FieldNames.VALUE, value.toString());
        return Optional.of(cells);
    }
}
