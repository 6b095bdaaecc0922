package voicelab.engines.frames;

import java.time.Duration;
import voicelab.protocols.frames.Frame;

/**
 * What a {@link FrameServer} speaks and its bounds. Times are real time.
 *
 * @param protocol what is spoken inside the frames; a {@code LabHello} for another is refused
 * @param protocolVersion its version
 * @param serverKind the system's id, told in {@code LabWelcome}
 * @param handshake bound from connect to {@code LabHello}
 * @param keepAlive silence after which the client is asked whether it lives; after twice that it is given up
 * @param frameTime bound for one frame, first byte to last
 * @param maxBodyBytes bound of an incoming body
 * @param maxSessions bound of open connections
 * @param maxOutgoingBytes bound of what waits for a client that does not read; over it the client is closed
 */
public record FrameServerSettings(
        String protocol,
        int protocolVersion,
        String serverKind,
        Duration handshake,
        Duration keepAlive,
        Duration frameTime,
        int maxBodyBytes,
        int maxSessions,
        int maxOutgoingBytes) {

    public static FrameServerSettings of(String protocol, int protocolVersion, String serverKind) {
        return new FrameServerSettings(
                protocol,
                protocolVersion,
                serverKind,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Frame.DEFAULT_MAX_BODY_BYTES,
                500,
                16 * 1024 * 1024);
    }

    public FrameServerSettings withTimes(Duration nextHandshake, Duration nextKeepAlive, Duration nextFrameTime) {
        return new FrameServerSettings(
                protocol,
                protocolVersion,
                serverKind,
                nextHandshake,
                nextKeepAlive,
                nextFrameTime,
                maxBodyBytes,
                maxSessions,
                maxOutgoingBytes);
    }

    public FrameServerSettings withBounds(int nextMaxBodyBytes, int nextMaxSessions, int nextMaxOutgoingBytes) {
        return new FrameServerSettings(
                protocol,
                protocolVersion,
                serverKind,
                handshake,
                keepAlive,
                frameTime,
                nextMaxBodyBytes,
                nextMaxSessions,
                nextMaxOutgoingBytes);
    }
}
