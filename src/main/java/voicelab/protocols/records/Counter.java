package voicelab.protocols.records;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One operational counter over a period, such as arrivals or the peak of calls at once.
 *
 * @param name such as {@code arrivals} or {@code peak}
 * @param from begin of the period
 * @param to its end
 */
public record Counter(
        String id, Component component, String node, String tenant, String name, Instant from, Instant to, long value)
        implements CallRecord {

    public static final String KIND = "counter";

    public Counter {
        id = Bounds.id(id);
        if (component == null) throw new IllegalArgumentException("a record needs its component");
        node = Bounds.text(node);
        tenant = Bounds.text(tenant);
        name = Bounds.text(name);
        from = Bounds.time(from, "begin of the period");
        to = Bounds.time(to, "end of the period");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String sessionId() {
        return "";
    }

    @Override
    public String callId() {
        return "";
    }

    @Override
    public String queue() {
        return Queues.COUNTERS;
    }

    @Override
    public Instant at() {
        return to;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> f = new LinkedHashMap<>();
        f.put(FieldNames.ID, id);
        f.put(FieldNames.COMPONENT, component.wire());
        f.put(FieldNames.NODE, node);
        f.put(FieldNames.TENANT, tenant);
        f.put(FieldNames.NAME, name);
        f.put(FieldNames.FROM, from.toString());
        f.put(FieldNames.TO, to.toString());
        f.put(FieldNames.VALUE, Long.toString(value));
        return f;
    }
}
