package voicelab.protocols.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.Parcel;

/**
 * One HTTP reply.
 *
 * @param status 200..599 for a final one
 * @param headers without Content-Length, Date and Connection, which the engine writes
 * @param body never null; shared, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below; a body is shared, not copied
public record HttpReply(int status, HttpHeaders headers, byte[] body) implements Parcel {

    /** @throws IllegalArgumentException for a status that has not three digits */
    public HttpReply {
        if (status < 100 || status > 999) throw new IllegalArgumentException("HTTP status " + status);
    }

    public static HttpReply of(int status, String contentType, byte[] body) {
        return new HttpReply(status, HttpHeaders.of("Content-Type", contentType), body);
    }

    /** {@code contentType} as given; a text type should name {@code charset=utf-8}. */
    public static HttpReply of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpReply text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", body);
    }

    /** No body at all: 204, 304 ... */
    public static HttpReply empty(int status) {
        return new HttpReply(status, HttpHeaders.NONE, new byte[0]);
    }

    /** The same with this as the only line of its name. */
    public HttpReply with(String name, String value) {
        return new HttpReply(status, headers.with(name, value), body);
    }

    /** The media type, lower case and without its parameters. */
    public Optional<String> mediaType() {
        return headers.first("Content-Type").map(HttpRequest::bare);
    }

    /** The usual phrase of the status. */
    public String reason() {
        return HttpStatus.phrase(status);
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String protocol() {
        return "HTTP";
    }

    /** {@code 200 OK text/xml 512 bytes}. */
    @Override
    public String summary() {
        StringBuilder text = new StringBuilder().append(status);
        if (!reason().isEmpty()) text.append(' ').append(reason());
        mediaType().ifPresent(type -> text.append(' ').append(type));
        return text.append(' ').append(body.length).append(" bytes").toString();
    }

    @Override
    public byte[] bytes() {
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ").append(status).append(' ').append(reason()).append("\r\n");
        headers.write(head);
        return joined(head.append("\r\n"), body);
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("status", Integer.toString(status));
        headers.first("Content-Type").ifPresent(type -> fields.put("content-type", type));
        headers.first("Location").ifPresent(to -> fields.put("location", to));
        return fields;
    }

    static byte[] joined(CharSequence head, byte[] body) {
        byte[] first = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpReply that
                && status == that.status
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * status + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return summary();
    }
}
