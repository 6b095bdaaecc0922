package voicelab.protocols.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.Parcel;

/**
 * One HTTP request.
 *
 * @param method upper case as on the wire
 * @param uri absolute, {@code http://das/first-call.vxml?tone=440}; a server makes it from the Host header
 * @param headers as sent, without any added here
 * @param body never null; shared, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below; a body is shared, not copied
public record HttpRequest(String method, String uri, HttpHeaders headers, byte[] body) implements Parcel {
    public static final String FORM = "application/x-www-form-urlencoded";

    /** The header that names the call's session between Resource Manager and MCP; parameters may follow a semicolon. */
    private static final String SESSION_HEADER = "X-Genesys-GVP-Session-ID";

    /** What VoiceXML pages call the session that they submit ({@code session.com.genesyslab.sessionid}). */
    private static final String SESSION_PARAMETER = "sessionid";

    /** @throws IllegalArgumentException for a method that is no token or a URI with blanks or control characters */
    public HttpRequest {
        if (!HttpHeaders.isToken(method)) throw new IllegalArgumentException("HTTP method is no token");
        if (uri.chars().anyMatch(c -> c <= ' ' || c == 0x7f))
            throw new IllegalArgumentException("blank or control character in the request URI");
    }

    public static HttpRequest get(String uri) {
        return new HttpRequest("GET", uri, HttpHeaders.NONE, new byte[0]);
    }

    public static HttpRequest post(String uri, Parameters form) {
        return post(uri, FORM, form.encodedBytes());
    }

    public static HttpRequest post(String uri, String contentType, byte[] body) {
        return new HttpRequest("POST", uri, HttpHeaders.of("Content-Type", contentType), body);
    }

    /** The same with this as the only line of its name. */
    public HttpRequest with(String name, String value) {
        return new HttpRequest(method, uri, headers.with(name, value), body);
    }

    /** Host and, where given, port: {@code das} or {@code 127.0.0.1:8500}; empty when the URI is not absolute. */
    public String authority() {
        int start = uri.indexOf("://");
        if (start < 0) return "";
        return uri.substring(start + 3, pathStart());
    }

    /** The raw path, never empty: {@code /first%20call.vxml}. */
    public String path() {
        int end = uri.indexOf('?');
        String path = uri.substring(pathStart(), end < 0 ? uri.length() : end);
        return path.isEmpty() ? "/" : path;
    }

    /** The raw query without its question mark, or empty. */
    public String query() {
        int at = uri.indexOf('?');
        return at < 0 ? "" : uri.substring(at + 1);
    }

    /** Path and query, as on the request line. */
    public String originForm() {
        return query().isEmpty() ? path() : path() + "?" + query();
    }

    public Parameters queryParameters() throws HttpSyntaxError {
        return Parameters.parse(query());
    }

    /** The parameters of a form body; none for any other media type. */
    public Parameters formParameters() throws HttpSyntaxError {
        return isType(FORM) ? Parameters.parse(text()) : Parameters.NONE;
    }

    /** The media type, lower case and without its parameters. */
    public Optional<String> mediaType() {
        return headers.first("Content-Type").map(HttpRequest::bare);
    }

    public boolean isType(String mediaType) {
        return mediaType().filter(mediaType::equals).isPresent();
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String protocol() {
        return "HTTP";
    }

    @Override
    public String summary() {
        int query = uri.indexOf('?');
        return method + " " + (query < 0 ? uri : uri.substring(0, query));
    }

    @Override
    public byte[] bytes() {
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(originForm()).append(" HTTP/1.1\r\n");
        if (!headers.has("Host") && !authority().isEmpty())
            head.append("Host: ").append(authority()).append("\r\n");
        headers.write(head);
        return HttpReply.joined(head.append("\r\n"), body);
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("method", method);
        fields.put("uri", uri);
        fields.put("path", path());
        headers.first("Content-Type").ifPresent(type -> fields.put("content-type", type));
        headers.first(SESSION_HEADER).ifPresent(id -> fields.put(SESSION_ID, id.split(";", 2)[0].strip()));
        try {
            queryParameters().pairs().forEach(p -> fields.putIfAbsent(p.name(), p.value()));
            formParameters().pairs().forEach(p -> fields.putIfAbsent(p.name(), p.value()));
        } catch (HttpSyntaxError e) {
            fields.put("problem", e.getMessage());
        }
        String submitted = fields.getOrDefault(SESSION_PARAMETER, "");
        if (!submitted.isEmpty()) fields.putIfAbsent(SESSION_ID, submitted);
        return fields;
    }

    static String bare(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private int pathStart() {
        int scheme = uri.indexOf("://");
        if (scheme < 0) return 0;
        for (int i = scheme + 3; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '/' || c == '?') return i;
        }
        return uri.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpRequest that
                && method.equals(that.method)
                && uri.equals(that.uri)
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * method.hashCode() + uri.hashCode()) + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return summary();
    }
}
