package voicelab.engines.snmp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;

/**
 * Live values of objects of the {@link MibCatalogue}: each is asked from its source whenever somebody looks. Sources are quick
 * and thread-safe. Filled once, then only read.
 */
public final class MibTable implements MibView {
    /** RFC 2579 bounds a DisplayString. */
    private static final int MOST_TEXT_BYTES = 255;

    /** Rows shown of one table; the rest is left out. */
    private static final int MOST_ROWS = 1_000;

    /** A text index must leave room in an identifier. */
    private static final int MOST_INDEX_BYTES = 100;

    private final MibCatalogue catalogue;
    private final List<Consumer<NavigableMap<Oid, Value>>> sources = new ArrayList<>();

    public MibTable(MibCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * One row of a table.
     *
     * @param index value of the index column
     * @param columns numbers and texts by the name of their column; the index column needs none
     */
    public record Row(String index, Map<String, Object> columns) {}

    /** A gauge or counter. */
    public MibTable number(String name, LongSupplier source) {
        MibObject object = catalogue.named(name);
        sources.add(all -> all.put(object.oid().plus(0), value(object, source.getAsLong())));
        return this;
    }

    public MibTable text(String name, Supplier<String> source) {
        MibObject object = catalogue.named(name);
        sources.add(all -> all.put(object.oid().plus(0), value(object, source.get())));
        return this;
    }

    /** @param index name of the index column, which tells the table */
    public MibTable rows(String index, Supplier<List<Row>> source) {
        MibObject key = catalogue.named(index);
        sources.add(all -> {
            int shown = 0;
            for (Row row : source.get()) {
                String cut = cut(row.index(), MOST_INDEX_BYTES);
                if (shown++ >= MOST_ROWS || cut.isEmpty()) continue;
                all.put(key.oid().plusText(cut), value(key, row.index()));
                row.columns().forEach((name, value) -> {
                    MibObject column = catalogue.named(name);
                    all.put(column.oid().plusText(cut), value(column, value));
                });
            }
        });
        return this;
    }

    private static Value value(MibObject object, Object value) {
        return switch (object.kind()) {
            case GAUGE -> Value.gauge(((Number) value).longValue());
            case COUNTER -> Value.counter(((Number) value).longValue());
            case STRING -> Value.text(cut(String.valueOf(value), MOST_TEXT_BYTES));
        };
    }

    /** No more bytes of UTF-8 than that, and no half character. */
    private static String cut(String text, int mostBytes) {
        String shorter = text;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > mostBytes)
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        return shorter;
    }

    @Override
    public NavigableMap<Oid, Value> now() {
        NavigableMap<Oid, Value> all = new TreeMap<>();
        for (Consumer<NavigableMap<Oid, Value>> source : sources) source.accept(all);
        return all;
    }
}
