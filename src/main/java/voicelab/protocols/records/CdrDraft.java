package voicelab.protocols.records;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call detail record while the call goes on: one per call, filled as things become known. Not thread-safe. */
public final class CdrDraft {
    private final String id;
    private final Component component;
    private final Map<String, String> text = new LinkedHashMap<>();
    private final Map<String, String> sessionData = new LinkedHashMap<>();
    private Instant start;
    private Instant end;

    CdrDraft(String id, Component component) {
        this.id = id;
        this.component = component;
    }

    public CdrDraft node(String node) {
        return with(FieldNames.NODE, node);
    }

    public CdrDraft sessionId(String gvpSessionId) {
        return with(FieldNames.SESSION_ID, gvpSessionId);
    }

    public CdrDraft callId(String sipCallId) {
        return with(FieldNames.CALL_ID, sipCallId);
    }

    public CdrDraft tenant(String tenant) {
        return with(FieldNames.TENANT, tenant);
    }

    public CdrDraft profile(String ivrProfile) {
        return with(FieldNames.PROFILE, ivrProfile);
    }

    public CdrDraft dnis(String dnis) {
        return with(FieldNames.DNIS, dnis);
    }

    public CdrDraft ani(String ani) {
        return with(FieldNames.ANI, ani);
    }

    public CdrDraft localUri(String uri) {
        return with(FieldNames.LOCAL_URI, uri);
    }

    public CdrDraft remoteUri(String uri) {
        return with(FieldNames.REMOTE_URI, uri);
    }

    public CdrDraft callType(String type) {
        return with(FieldNames.CALL_TYPE, type);
    }

    public CdrDraft start(Instant at) {
        start = at;
        return this;
    }

    public CdrDraft end(Instant at) {
        end = at;
        return this;
    }

    public CdrDraft result(String result, String reason) {
        return with(FieldNames.RESULT, result).with(FieldNames.REASON, reason);
    }

    /** One name and value of the call; beyond {@link Bounds#SESSION_DATA_ENTRIES} names more are left out. */
    public CdrDraft sessionData(String name, String value) {
        if (sessionData.size() < Bounds.SESSION_DATA_ENTRIES || sessionData.containsKey(name))
            sessionData.put(name, value);
        return this;
    }

    /** The record; IllegalArgumentException when start or end is missing. */
    public Cdr done() {
        return new Cdr(
                id,
                component,
                text.get(FieldNames.NODE),
                text.get(FieldNames.SESSION_ID),
                text.get(FieldNames.CALL_ID),
                text.get(FieldNames.TENANT),
                text.get(FieldNames.PROFILE),
                text.get(FieldNames.DNIS),
                text.get(FieldNames.ANI),
                text.get(FieldNames.LOCAL_URI),
                text.get(FieldNames.REMOTE_URI),
                text.get(FieldNames.CALL_TYPE),
                start,
                end,
                text.get(FieldNames.RESULT),
                text.get(FieldNames.REASON),
                sessionData);
    }

    private CdrDraft with(String field, String value) {
        text.put(field, value);
        return this;
    }
}
