package voicelab.systems.resourcemanager;

/**
 * What a policy section says of one word: a service type, {@code inbound}, {@code outbound-call}, or the empty word for the
 * sessions as such.
 *
 * @param allowed {@code <word>-allowed}
 * @param forbidden {@code <word>-forbidden-respcode}
 * @param limit {@code <word>-usage-limit}: legs at once
 * @param perSession {@code <word>-usage-limit-per-session}: legs at once in one session
 * @param exceeded {@code <word>-usage-limit-exceeded-respcode}, for both
 * @param forbiddenAlarm {@code <word>-forbidden-set-alarm}: the refusal is an error in the log
 * @param exceededAlarm {@code <word>-usage-limit-exceeded-set-alarm}
 * @param asks {@code <word>-capability-requirement}
 */
record PolicyRule(
        boolean allowed,
        RespCode forbidden,
        int limit,
        int perSession,
        RespCode exceeded,
        boolean forbiddenAlarm,
        boolean exceededAlarm,
        Capabilities asks) {
    static final int NO_LIMIT = Integer.MAX_VALUE;
}
