package voicelab.protocols.agentx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.protocols.Parcel;
import voicelab.protocols.smi.Variable;

/** One PDU. Immutable. */
public final class AgentxPdu implements Parcel {
    public static final String PROTOCOL = "AgentX";

    /** Described are no more variables than this. */
    private static final int MOST_SHOWN = 40;

    private final AgentxHead head;
    private final String context;
    private final AgentxBody body;
    private final byte[] bytes;

    private AgentxPdu(AgentxHead head, String context, AgentxBody body, byte[] bytes) {
        this.head = head;
        this.context = context;
        this.body = body;
        this.bytes = bytes;
    }

    public static AgentxPdu of(AgentxHead head, AgentxBody body) {
        return of(head, null, body);
    }

    /** @param context null for the default one */
    public static AgentxPdu of(AgentxHead head, String context, AgentxBody body) {
        return new AgentxPdu(head, context, body, AgentxWriter.bytes(head, context, body));
    }

    /** The Response to a request: same session, transaction, packet and byte order (RFC 2741 section 6.2.16). */
    public static AgentxPdu answer(AgentxHead to, AgentxBody.Response body) {
        return of(
                new AgentxHead(
                        AgentxType.RESPONSE,
                        to.flags() & AgentxHead.NETWORK_ORDER,
                        to.session(),
                        to.transaction(),
                        to.packet()),
                body);
    }

    /** @param whole one PDU, header and payload, exactly */
    static AgentxPdu read(AgentxHead head, byte[] whole) throws AgentxException {
        ByteBuffer payload = ByteBuffer.wrap(whole, AgentxHead.LENGTH, whole.length - AgentxHead.LENGTH)
                .slice()
                .order(head.has(AgentxHead.NETWORK_ORDER) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        AgentxReader reader = new AgentxReader(payload);
        try {
            boolean named = head.has(AgentxHead.CONTEXT);
            if (named && !head.type().hasContext())
                throw new AgentxException(head, head.type().word() + " takes no context");
            String context = named ? reader.text() : null;
            return new AgentxPdu(head, context, reader.body(head.type()), whole);
        } catch (AgentxReader.Broken e) {
            throw new AgentxException(head, head.type().word() + ": " + e.getMessage());
        }
    }

    /** A parcel that crossed an arrow; a fault may have rewritten it. */
    public static AgentxPdu from(Parcel parcel) throws AgentxException {
        if (parcel instanceof AgentxPdu pdu) return pdu;
        AgentxDecoder decoder = new AgentxDecoder(Integer.MAX_VALUE);
        decoder.feed(ByteBuffer.wrap(parcel.bytes()));
        return decoder.next().orElseThrow(() -> new AgentxException(null, "an incomplete PDU"));
    }

    public AgentxHead head() {
        return head;
    }

    public AgentxType type() {
        return head.type();
    }

    /** Null for the default context. */
    public String context() {
        return context;
    }

    public AgentxBody body() {
        return body;
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String summary() {
        StringBuilder text = new StringBuilder(head.type().word())
                .append(" session ")
                .append(head.session())
                .append(" packet ")
                .append(head.packet());
        if (body instanceof AgentxBody.Open open) text.append(' ').append(open.description());
        else if (body instanceof AgentxBody.Close close) text.append(' ').append(CloseReason.word(close.reason()));
        else if (body instanceof AgentxBody.Region region) text.append(' ').append(region.subtree());
        else if (body instanceof AgentxBody.Search search)
            text.append(' ').append(search.ranges().size()).append(" ranges");
        else if (body instanceof AgentxBody.Response response)
            text.append(' ')
                    .append(AgentxError.word(response.error()))
                    .append(", ")
                    .append(response.variables().size())
                    .append(" variables");
        return text.toString();
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("type", head.type().word());
        fields.put("session", Long.toString(head.session()));
        fields.put("transaction", Long.toString(head.transaction()));
        fields.put("packet", Long.toString(head.packet()));
        if (context != null) fields.put("context", context);
        if (body instanceof AgentxBody.Open open) fields.put("description", open.description());
        else if (body instanceof AgentxBody.Close close) fields.put("reason", CloseReason.word(close.reason()));
        else if (body instanceof AgentxBody.Region region) {
            fields.put("subtree", region.subtree().toString());
            fields.put("priority", Integer.toString(region.priority()));
        } else if (body instanceof AgentxBody.Response response) {
            fields.put("error", AgentxError.word(response.error()));
            variables(response.variables(), fields);
        } else if (body instanceof AgentxBody.Variables some) variables(some.variables(), fields);
        return fields;
    }

    private static void variables(List<Variable> variables, Map<String, String> fields) {
        for (Variable each : variables.subList(0, Math.min(MOST_SHOWN, variables.size())))
            fields.put(each.name().toString(), each.value().text());
    }

    @Override
    public String toString() {
        return summary();
    }
}
