package voicelab.protocols.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpAsSentTest {
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static HttpReply reply(int status, String body, String... headers) {
        return new HttpReply(status, HttpHeaders.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_body_has_its_length_said_once_whatever_coding_it_had() {
        HttpReply chunked = reply(200, "h\u00e9", "Transfer-Encoding", "chunked", "Content-Length", "99");
        assertEquals("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nh\u00e9", text(HttpAsSent.bytes(chunked, "GET")));
        assertTrue(HttpAsSent.recoded(chunked.headers()));
        HttpRequest post = HttpRequest.post("http://das/a", "text/plain", new byte[] {'x'});
        assertEquals(
                "POST /a HTTP/1.1\r\nHost: das\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\nx",
                text(HttpAsSent.bytes(post)));
    }

    @Test
    void what_was_right_stays_as_it_was() {
        HttpReply sized = reply(404, "no", "content-length", "2", "Date", "today");
        assertEquals(
                "HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\nDate: today\r\n\r\nno",
                text(HttpAsSent.bytes(sized, "GET")));
        HttpRequest get = HttpRequest.get("http://das/a?b=c");
        assertEquals("GET /a?b=c HTTP/1.1\r\nHost: das\r\n\r\n", text(HttpAsSent.bytes(get)));
    }

    @Test
    void an_answer_to_head_and_an_answer_without_content_have_no_body() {
        HttpReply head = reply(200, "kept by mistake", "Content-Length", "512");
        assertEquals("HTTP/1.1 200 OK\r\nContent-Length: 512\r\n\r\n", text(HttpAsSent.bytes(head, "HEAD")));
        assertEquals(
                "HTTP/1.1 204 No Content\r\n\r\n",
                text(HttpAsSent.bytes(reply(204, "", "Content-Length", "0"), "GET")));
        assertEquals("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", text(HttpAsSent.bytes(reply(200, ""), "GET")));
    }
}
