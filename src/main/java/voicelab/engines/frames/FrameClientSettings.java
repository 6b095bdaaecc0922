package voicelab.engines.frames;

import java.time.Duration;
import voicelab.protocols.frames.Frame;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameNames;

/**
 * How a {@link FrameClient} introduces itself and how patient it is. Times are real time.
 *
 * @param protocol what is spoken inside the frames ({@code config}, {@code interaction}, {@code statistics}); the server
 *     refuses another
 * @param protocolVersion its version
 * @param clientName the application's name, as the server's operator knows it
 * @param handshake bound for {@code LabHello} to {@code LabWelcome}, and for a frame from its first byte to its last
 * @param keepAlive silence after which the other side is asked whether it lives; after twice that it is given up
 * @param hurriedRedial pause between dials at first
 * @param hurry how long the first dials are hurried
 * @param redial pause between dials afterwards
 * @param maxBodyBytes bound of an incoming body
 * @param maxPending bound of requests without their answer
 * @param maxParts bound of the messages that answer one request
 */
public record FrameClientSettings(
        String protocol,
        int protocolVersion,
        String clientName,
        Duration handshake,
        Duration keepAlive,
        Duration hurriedRedial,
        Duration hurry,
        Duration redial,
        int maxBodyBytes,
        int maxPending,
        int maxParts) {

    public static FrameClientSettings of(String protocol, int protocolVersion, String clientName) {
        return new FrameClientSettings(
                protocol,
                protocolVersion,
                clientName,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Frame.DEFAULT_MAX_BODY_BYTES,
                1_000,
                10_000);
    }

    FrameMessage hello(int reference) {
        return FrameMessage.named(FrameNames.LAB_HELLO)
                .put("protocol", protocol)
                .put("protocolVersion", protocolVersion)
                .put("clientName", clientName)
                .referenceId(reference)
                .build();
    }

    public FrameClientSettings withHandshake(Duration next) {
        return new FrameClientSettings(
                protocol,
                protocolVersion,
                clientName,
                next,
                keepAlive,
                hurriedRedial,
                hurry,
                redial,
                maxBodyBytes,
                maxPending,
                maxParts);
    }

    public FrameClientSettings withKeepAlive(Duration next) {
        return new FrameClientSettings(
                protocol,
                protocolVersion,
                clientName,
                handshake,
                next,
                hurriedRedial,
                hurry,
                redial,
                maxBodyBytes,
                maxPending,
                maxParts);
    }

    public FrameClientSettings withRedial(Duration next) {
        return new FrameClientSettings(
                protocol,
                protocolVersion,
                clientName,
                handshake,
                keepAlive,
                hurriedRedial,
                hurry,
                next,
                maxBodyBytes,
                maxPending,
                maxParts);
    }
}
