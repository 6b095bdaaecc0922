package voicelab.systems.mcp;

import java.time.Duration;
import java.util.Set;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.standin.Settings;

/**
 * What a profile may say about an MCP.
 *
 * @param mostSessions calls at once; beyond it an INVITE is answered 503
 * @param retryAfter the Retry-After of that answer
 * @param longestCall after this (lab's time) a call is hung up
 * @param fetchTimeout of a page or sound that says nothing itself
 * @param mostAudioBytes longest sound that is fetched
 * @param keptCalls how many ended calls {@link McpStandIn#recentCalls} knows
 * @param sendSilence whether RTP goes on between prompts
 * @param sessionVariables whether the first GET carries LOCALURI, REMOTEURI and CALLIDREF
 * @param configUser as whom the recording certificate is read from the Configuration Server
 */
public record McpSettings(
        int mostSessions,
        Duration retryAfter,
        Duration longestCall,
        Duration fetchTimeout,
        int mostAudioBytes,
        int keptCalls,
        boolean sendSilence,
        boolean sessionVariables,
        String configUser,
        String configPassword) {
    private static final Set<String> KEYS = Set.of(
            "most-sessions",
            "retry-after",
            "longest-call",
            "fetch-timeout",
            "most-audio-bytes",
            "kept-calls",
            "send-silence",
            "session-variables",
            "config-user",
            "config-password");
    private static final int MOST_SESSIONS = 1_000;
    private static final int MOST_AUDIO = 64 << 20;

    /** Strict: an unknown key or a value out of its range is a fault that names file and line. */
    public static McpSettings read(Settings all) {
        all.only(KEYS);
        return new McpSettings(
                within(all, "most-sessions", 500, MOST_SESSIONS),
                positive(all, "retry-after", Duration.ofSeconds(5)),
                positive(all, "longest-call", Duration.ofHours(2)),
                positive(all, "fetch-timeout", Duration.ofSeconds(10)),
                within(all, "most-audio-bytes", 8 << 20, MOST_AUDIO),
                within(all, "kept-calls", 200, 10_000),
                all.flag("send-silence", false),
                all.flag("session-variables", true),
                all.text("config-user", ConfigLogin.LAB_USER),
                all.text("config-password", ConfigLogin.LAB_PASSWORD));
    }

    private static int within(Settings all, String key, int usual, int most) {
        int value = all.number(key, usual);
        if (value < 1 || value > most) throw all.fault(key + " must be from 1 to " + most);
        return value;
    }

    private static Duration positive(Settings all, String key, Duration usual) {
        Duration value = all.duration(key, usual);
        if (value.isZero() || value.isNegative()) throw all.fault(key + " must be longer than nothing");
        return value;
    }

    @Override
    public String toString() {
        return mostSessions + " sessions, configuration as " + configUser;
    }
}
