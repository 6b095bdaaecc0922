package voicelab.engines.snmp.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.snmp.MibCatalogue;
import voicelab.engines.snmp.MibObject;
import voicelab.protocols.metrics.MetricPage;
import voicelab.protocols.metrics.MetricType;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;

/**
 * Makes metrics of SNMP variables as prometheus/snmp_exporter does: a table's index becomes a label, and a text becomes a label
 * of a series whose value is 1.
 */
public final class SnmpMetrics {
    private static final Oid SCALAR = Oid.of(0);

    private final MibCatalogue catalogue;
    private final Map<String, String> labels;

    /** @param labels on every series */
    public SnmpMetrics(MibCatalogue catalogue, Map<String, String> labels) {
        this.catalogue = catalogue;
        this.labels = Map.copyOf(labels);
    }

    /** Variables that the catalogue does not know, and texts that are empty, are left out. */
    public void add(List<Variable> variables, MetricPage page) {
        for (Variable each : variables) catalogue.owning(each.name()).ifPresent(object -> add(object, each, page));
    }

    private void add(MibObject object, Variable variable, MetricPage page) {
        Map<String, String> own = new LinkedHashMap<>(labels);
        Oid instance = variable.name().tail(object.oid().size());
        if (object.isColumn()) {
            Optional<String> index = index(instance);
            if (index.isEmpty()) return;
            own.put(object.index(), index.get());
        } else if (!instance.equals(SCALAR)) return;
        if (object.kind() == MibObject.Kind.STRING) {
            String text = variable.value().text();
            if (!(variable.value() instanceof Value.Octets) || text.isEmpty()) return;
            own.put(object.name(), text);
            page.put(MetricType.GAUGE, object.name(), object.help(), 1, own);
        } else if (variable.value() instanceof Value.Numeric numeric) {
            boolean counter = object.kind() == MibObject.Kind.COUNTER;
            page.put(
                    counter ? MetricType.COUNTER : MetricType.GAUGE,
                    object.name(),
                    object.help(),
                    (double) numeric.number(),
                    own);
        }
    }

    /** A text index of variable length: its length, then its bytes. */
    private static Optional<String> index(Oid instance) {
        if (instance.isEmpty() || instance.at(0) != instance.size() - 1) return Optional.empty();
        byte[] bytes = new byte[instance.size() - 1];
        for (int i = 0; i < bytes.length; i++) {
            if (instance.at(i + 1) > 255) return Optional.empty();
            bytes[i] = (byte) instance.at(i + 1);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        // two indexes must never become one label
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? Optional.of(text) : Optional.empty();
    }
}
