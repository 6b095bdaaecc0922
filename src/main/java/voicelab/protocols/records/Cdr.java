package voicelab.protocols.records;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call detail record of the resource manager or of the media control platform. Fields: inferred from the filters of the
 * published report interface; made with {@link #draft}.
 *
 * @param profile IVR profile that served the call
 * @param dnis number dialled
 * @param ani number of the caller
 * @param callType {@code inbound} or {@code outbound}, or the component's own word
 * @param result {@code completed}, {@code rejected}, {@code abandoned} or {@code failed}, or the component's own word
 * @param reason why, in the protocol's words, such as {@code 486 Busy Here}
 * @param sessionData free name and value pairs of the call, at most {@link Bounds#SESSION_DATA_ENTRIES}
 */
public record Cdr(
        String id,
        Component component,
        String node,
        String sessionId,
        String callId,
        String tenant,
        String profile,
        String dnis,
        String ani,
        String localUri,
        String remoteUri,
        String callType,
        Instant start,
        Instant end,
        String result,
        String reason,
        Map<String, String> sessionData)
        implements CallRecord {

    public static final String KIND = "cdr";

    public Cdr {
        id = Bounds.id(id);
        if (component == null) throw new IllegalArgumentException("a record needs its component");
        node = Bounds.text(node);
        sessionId = Bounds.text(sessionId);
        callId = Bounds.text(callId);
        tenant = Bounds.text(tenant);
        profile = Bounds.text(profile);
        dnis = Bounds.text(dnis);
        ani = Bounds.text(ani);
        localUri = Bounds.text(localUri);
        remoteUri = Bounds.text(remoteUri);
        callType = Bounds.text(callType);
        start = Bounds.time(start, "start");
        end = Bounds.time(end, "end");
        result = Bounds.text(result);
        reason = Bounds.text(reason);
        sessionData = Bounds.sessionData(sessionData);
    }

    /** A draft whose fields are empty; start and end have to be set before {@link CdrDraft#done()}. */
    public static CdrDraft draft(String id, Component component) {
        return new CdrDraft(id, component);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String queue() {
        return Queues.CDR;
    }

    @Override
    public Instant at() {
        return end;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> f = new LinkedHashMap<>();
        f.put(FieldNames.ID, id);
        f.put(FieldNames.COMPONENT, component.wire());
        f.put(FieldNames.NODE, node);
        f.put(FieldNames.SESSION_ID, sessionId);
        f.put(FieldNames.CALL_ID, callId);
        f.put(FieldNames.TENANT, tenant);
        f.put(FieldNames.PROFILE, profile);
        f.put(FieldNames.DNIS, dnis);
        f.put(FieldNames.ANI, ani);
        f.put(FieldNames.LOCAL_URI, localUri);
        f.put(FieldNames.REMOTE_URI, remoteUri);
        f.put(FieldNames.CALL_TYPE, callType);
        f.put(FieldNames.START, start.toString());
        f.put(FieldNames.END, end.toString());
        f.put(FieldNames.RESULT, result);
        f.put(FieldNames.REASON, reason);
        return f;
    }
}
