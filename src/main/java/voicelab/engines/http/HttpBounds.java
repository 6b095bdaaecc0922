package voicelab.engines.http;

import java.time.Duration;

/**
 * The bounds of a listener.
 *
 * @param maxHeadBytes request line and headers; more is answered 400 and closed
 * @param maxBodyBytes more is answered 413 and closed
 * @param headTimeout from a request's first byte to the end of its headers; also for a client that sends nothing at first
 * @param bodyTimeout from the end of the headers to the end of the body; then 408 and closed
 * @param idleTimeout between requests on a kept connection
 * @param maxConnections further ones are closed at once
 */
public record HttpBounds(
        int maxHeadBytes,
        int maxBodyBytes,
        Duration headTimeout,
        Duration bodyTimeout,
        Duration idleTimeout,
        int maxConnections) {

    public static final HttpBounds USUAL = new HttpBounds(
            32 * 1024, 1024 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), 1_000);

    public HttpBounds withMaxBodyBytes(int bytes) {
        return new HttpBounds(maxHeadBytes, bytes, headTimeout, bodyTimeout, idleTimeout, maxConnections);
    }

    public HttpBounds withTimeouts(Duration head, Duration body, Duration idle) {
        return new HttpBounds(maxHeadBytes, maxBodyBytes, head, body, idle, maxConnections);
    }
}
