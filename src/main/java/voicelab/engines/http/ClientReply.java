package voicelab.engines.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;

/** Makes a reply of what an HTTP client library hands over. */
public final class ClientReply {
    private static final int MAX_REPLY_BYTES = 16 << 20;

    private ClientReply() {}

    /**
     * @param headers values or lists of values; those that the library added about itself ({@code Camel...}) are left out
     * @param body a stream, which is closed, or bytes; anything else counts as none
     * @throws IOException when the body is longer than {@value #MAX_REPLY_BYTES} bytes or breaks off
     */
    public static HttpReply read(int status, Map<String, Object> headers, Object body) throws IOException {
        List<HttpHeaders.Field> fields = new ArrayList<>();
        headers.forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("camel")) return;
            if (value instanceof List<?> many) many.forEach(v -> fields.add(new HttpHeaders.Field(name, v.toString())));
            else if (value != null) fields.add(new HttpHeaders.Field(name, value.toString()));
        });
        return new HttpReply(status, new HttpHeaders(fields), body(body));
    }

    private static byte[] body(Object body) throws IOException {
        if (!(body instanceof InputStream in)) return body instanceof byte[] bytes ? bytes : new byte[0];
        try (in) {
            byte[] bytes = in.readNBytes(MAX_REPLY_BYTES + 1);
            if (bytes.length > MAX_REPLY_BYTES) throw new IOException("reply over " + MAX_REPLY_BYTES + " bytes");
            return bytes;
        }
    }
}
