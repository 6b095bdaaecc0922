package voicelab.protocols.records;

import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.protocols.Parcel;

/**
 * One record on its way to the reporting server. {@link #bytes()} is the JSON body of the JMS text message, not the OpenWire
 * frame around it.
 */
public final class RecordParcel implements Parcel {
    private final CallRecord record;
    private final byte[] body;

    private RecordParcel(CallRecord record, byte[] body) {
        this.record = record;
        this.body = body;
    }

    public static RecordParcel of(CallRecord record) {
        return new RecordParcel(record, RecordCodec.encode(record));
    }

    /** A record and the body that it was encoded to. */
    public static RecordParcel of(CallRecord record, byte[] body) {
        return new RecordParcel(record, body);
    }

    /** Reads a body that arrived. */
    public static RecordParcel read(byte[] body) throws RecordFormatException {
        return new RecordParcel(RecordCodec.decode(body), body);
    }

    public CallRecord record() {
        return record;
    }

    @Override
    public String protocol() {
        return QueueParcel.PROTOCOL;
    }

    @Override
    public String summary() {
        String about = record.sessionId().isEmpty() ? record.id() : record.sessionId();
        String name = record.fields().getOrDefault(FieldNames.NAME, "");
        return record.kind() + " " + record.component().wire() + " " + (name.isEmpty() ? "" : name + " ") + about
                + " -> " + record.queue();
    }

    @Override
    public byte[] bytes() {
        return body;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> f = new LinkedHashMap<>();
        f.put(FieldNames.KIND, record.kind());
        f.put(QueueParcel.QUEUE, record.queue());
        record.fields().forEach((name, value) -> {
            if (!value.isEmpty()) f.put(name, value);
        });
        return f;
    }

    @Override
    public String toString() {
        return summary();
    }
}
