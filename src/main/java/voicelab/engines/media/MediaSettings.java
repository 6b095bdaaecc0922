package voicelab.engines.media;

import java.time.Duration;

/**
 * Bounds and habits of a {@link MediaEngine}.
 *
 * @param sessionsMax RTP sessions and relay legs open at a time; more are refused
 * @param rtcpEvery mean time between two RTCP reports of a session (each is drawn from half to one and a half of it)
 * @param playQueueMax sources that may wait in one session
 * @param digitQueueMax digits that may wait in one session
 */
public record MediaSettings(int sessionsMax, Duration rtcpEvery, int playQueueMax, int digitQueueMax) {
    public static final MediaSettings DEFAULT = new MediaSettings(4_000, Duration.ofSeconds(5), 1_000, 256);

    public MediaSettings {
        if (sessionsMax < 1 || playQueueMax < 1 || digitQueueMax < 1)
            throw new IllegalArgumentException("media bounds must be at least 1");
        if (rtcpEvery.toMillis() < 100) throw new IllegalArgumentException("rtcpEvery must be at least 100 ms");
    }

    public MediaSettings rtcpEvery(Duration mean) {
        return new MediaSettings(sessionsMax, mean, playQueueMax, digitQueueMax);
    }
}
