package voicelab.protocols.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import voicelab.protocols.Parcel;

class HttpParcelTest {

    @Test
    void a_request_describes_itself_with_its_decoded_parameters() {
        HttpRequest request = HttpRequest.post(
                "http://customer-system/orders?nonce=n%201", Parameters.of("digits", "12#", "sessionid", "AB-1"));
        assertEquals("HTTP", request.protocol());
        assertEquals("POST http://customer-system/orders", request.summary());
        Map<String, String> fields = request.fields();
        assertEquals("n 1", fields.get("nonce"));
        assertEquals("12#", fields.get("digits"));
        assertEquals("AB-1", fields.get(Parcel.SESSION_ID));
        assertEquals("/orders", fields.get("path"));
        assertEquals("customer-system", request.authority());
    }

    @Test
    void a_parameter_never_takes_the_place_of_a_fact() {
        Map<String, String> fields =
                HttpRequest.get("http://das/a?method=PUT&path=x").fields();
        assertEquals("GET", fields.get("method"));
        assertEquals("/a", fields.get("path"));
    }

    @Test
    void the_session_header_loses_its_parameters() {
        HttpRequest request = HttpRequest.get("http://das/").with("X-Genesys-GVP-Session-ID", "G-1;gvp.rm.tenant-id=1");
        assertEquals("G-1", request.fields().get(Parcel.SESSION_ID));
    }

    @Test
    void the_bytes_are_those_of_the_wire() {
        HttpRequest request = HttpRequest.post("http://das:81/a?b=c", "text/plain", "x".getBytes(UTF_8));
        assertEquals(
                "POST /a?b=c HTTP/1.1\r\nHost: das:81\r\nContent-Type: text/plain\r\n\r\nx",
                new String(request.bytes(), UTF_8));
        HttpReply reply = HttpReply.text(404, "no");
        assertEquals(
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nno",
                new String(reply.bytes(), UTF_8));
    }

    @Test
    void a_reply_is_summed_up_in_one_line() {
        assertEquals(
                "200 OK text/xml 512 bytes",
                HttpReply.of(200, "Text/XML; a=b", new byte[512]).summary());
        assertEquals("299 0 bytes", HttpReply.empty(299).summary());
    }

    @Test
    void uris_without_path_or_authority_have_sensible_parts() {
        assertEquals("/", HttpRequest.get("http://das").path());
        assertEquals("/?a", HttpRequest.get("http://das?a").originForm());
        assertEquals("", HttpRequest.get("/x").authority());
        assertEquals("/x", HttpRequest.get("/x").path());
    }

    @Test
    void headers_compare_without_case_and_keep_their_order() {
        HttpHeaders headers = HttpHeaders.of("Accept", "a", "X", "1", "ACCEPT", "b");
        assertEquals(List.of("a", "b"), headers.all("accept"));
        assertEquals("a, b", headers.joined().get("accept"));
        assertEquals(Optional.of("c"), headers.with("accept", "c").first("Accept"));
        assertEquals(1, headers.without("aCCept").fields().size());
    }

    @Test
    void nothing_that_would_split_a_header_line_gets_in() {
        assertThrows(IllegalArgumentException.class, () -> HttpHeaders.of("A", "b\r\nC: d"));
        assertThrows(IllegalArgumentException.class, () -> HttpHeaders.of("A b", "c"));
        assertThrows(IllegalArgumentException.class, () -> HttpHeaders.of("", "c"));
        assertThrows(IllegalArgumentException.class, () -> HttpRequest.get("http://das/a b"));
        String[] many = new String[2 * HttpHeaders.MAX_FIELDS + 2];
        java.util.Arrays.fill(many, "x");
        assertThrows(IllegalArgumentException.class, () -> HttpHeaders.of(many));
    }

    @Test
    void dates_are_those_of_rfc_9110() {
        Instant at = Instant.parse("1994-11-06T08:49:37Z");
        assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.format(at));
        assertEquals(Optional.of(at), HttpDate.parse("Sun, 06 Nov 1994 08:49:37 GMT"));
        assertEquals(Optional.empty(), HttpDate.parse("Sun, 99 Nov 1994 08:49:37 GMT"));
        assertEquals(Optional.empty(), HttpDate.parse("yesterday"));
    }
}
