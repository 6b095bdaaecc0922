package voicelab.protocols.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A question to the reporting server on {@link Queues#QUERY}.
 *
 * @param about {@code cdr}, {@code event}, {@code counter}, {@code status} or {@code configuration}
 * @param where filters, all have to match: any of {@link FieldNames#SESSION_ID}, {@link FieldNames#CALL_ID},
 *     {@link FieldNames#COMPONENT}, {@link FieldNames#ID}, {@link FieldNames#NODE}, {@link FieldNames#NAME}
 * @param limit records at most, 1 .. {@link Bounds#ANSWER_RECORDS}
 */
public record Question(String about, Map<String, String> where, int limit) {
    public static final String STATUS = "status";
    public static final String CONFIGURATION = "configuration";

    public Question {
        about = Bounds.text(about);
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        limit = Math.max(1, Math.min(limit, Bounds.ANSWER_RECORDS));
    }

    /** Everything of one kind that matches. */
    public static Question about(String kind, Map<String, String> where) {
        return new Question(kind, where, Bounds.ANSWER_RECORDS);
    }

    /** The CDRs of one GVP session. */
    public static Question cdrsOfSession(String sessionId) {
        return about(Cdr.KIND, Map.of(FieldNames.SESSION_ID, sessionId));
    }

    /** The CDRs of one SIP call. */
    public static Question cdrsOfCall(String callId) {
        return about(Cdr.KIND, Map.of(FieldNames.CALL_ID, callId));
    }

    /** The call detail events of one GVP session, oldest first. */
    public static Question eventsOfSession(String sessionId) {
        return about(CallEvent.KIND, Map.of(FieldNames.SESSION_ID, sessionId));
    }
}
