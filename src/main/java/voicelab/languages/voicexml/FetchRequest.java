package voicelab.languages.voicexml;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One fetch. The query of a GET is already in the URI.
 *
 * @param purpose what the document will be
 * @param method {@code GET} or {@code POST}
 * @param uri absolute, without fragment
 * @param headers to send, such as {@code Content-Type} and {@code Cache-Control}
 * @param body of a POST, else empty
 * @param timeout for the whole fetch; beyond it answer {@link Fetched.Failed}
 * @param maxBytes longest body wanted; beyond it answer {@link Fetched.Failed}
 */
@SuppressWarnings("ArrayRecordComponent") // shared, never to be changed; nobody compares these
public record FetchRequest(
        Purpose purpose,
        String method,
        URI uri,
        Map<String, String> headers,
        byte[] body,
        Duration timeout,
        int maxBytes) {
    /** What is fetched. */
    public enum Purpose {
        PAGE,
        ROOT,
        SCRIPT,
        GRAMMAR,
        DATA
    }
}
