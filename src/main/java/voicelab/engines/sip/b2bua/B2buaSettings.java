package voicelab.engines.sip.b2bua;

/**
 * @param mostCalls joined calls at a time; beyond it an INVITE is answered 503
 * @param retryAfterSeconds what the 503 says in Retry-After
 */
public record B2buaSettings(int mostCalls, int retryAfterSeconds) {
    public B2buaSettings {
        if (mostCalls < 1 || retryAfterSeconds < 0) throw new IllegalArgumentException("no bound: " + mostCalls);
    }
}
