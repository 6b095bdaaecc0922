package voicelab.engines.media;

import java.time.Duration;

/**
 * Bounds and habits of a {@link MediaEngine}.
 *
 * @param sessionsMax RTP sessions and relay legs open at a time; more are refused
 * @param rtcpEvery mean time between two RTCP reports of a session (each is drawn from half to one and a half of it)
 * @param playQueueMax sources that may wait in one session
 * @param digitQueueMax digits that may wait in one session
 * @param keptPackets how many first packets of each received stream are kept for a capture; 0 keeps none
 * @param keptBytesMax what all running streams together may keep of them; a stream beyond it keeps fewer or none
 */
public record MediaSettings(
        int sessionsMax, Duration rtcpEvery, int playQueueMax, int digitQueueMax, int keptPackets, long keptBytesMax) {
    public static final MediaSettings DEFAULT =
            new MediaSettings(4_000, Duration.ofSeconds(5), 1_000, 256, 50, 8L << 20);

    public MediaSettings {
        if (sessionsMax < 1 || playQueueMax < 1 || digitQueueMax < 1)
            throw new IllegalArgumentException("media bounds must be at least 1");
        if (keptPackets < 0 || keptBytesMax < 0) throw new IllegalArgumentException("kept packets cannot be negative");
        if (rtcpEvery.toMillis() < 100) throw new IllegalArgumentException("rtcpEvery must be at least 100 ms");
    }

    public MediaSettings rtcpEvery(Duration mean) {
        return new MediaSettings(sessionsMax, mean, playQueueMax, digitQueueMax, keptPackets, keptBytesMax);
    }

    public MediaSettings keep(int packets, long bytesMax) {
        return new MediaSettings(sessionsMax, rtcpEvery, playQueueMax, digitQueueMax, packets, bytesMax);
    }
}
