package voicelab.engines.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.net.Hop;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;

class StaticPagesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final Hop HOP =
            new Hop(new InetSocketAddress("127.35.0.1", 80), new InetSocketAddress("127.35.0.2", 4000));

    @TempDir
    private Path folder;

    private final PutPages put = new PutPages(CLOCK);
    private StaticPages pages;

    @BeforeEach
    void fill() throws Exception {
        Files.createDirectories(folder.resolve("in/sub"));
        Files.writeString(folder.resolve("in/sub/a.vxml"), "<vxml/>");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(folder.resolve("in/link.txt"), folder.resolve("secret.txt"));
        pages = new StaticPages(put, new FolderPages(folder.resolve("in")));
    }

    private static Asked asked(String path, HttpRequest request) {
        return new Asked(request, HOP, Map.of("path", path));
    }

    private HttpReply get(String path, String... header) throws HttpRefusal {
        HttpRequest request = HttpRequest.get("http://das/");
        return pages.answer(asked(path, header.length == 0 ? request : request.with(header[0], header[1])));
    }

    @Test
    void a_page_has_its_type_tag_and_date() throws Exception {
        HttpReply page = get("sub/a.vxml");
        assertEquals("<vxml/>", page.text());
        assertEquals("application/voicexml+xml", page.mediaType().orElseThrow());
        assertTrue(page.headers().has("Last-Modified"));
        assertTrue(page.headers().first("ETag").orElseThrow().matches("\"[0-9a-f]{16}\""));
    }

    @Test
    void who_has_the_page_gets_304() throws Exception {
        HttpReply page = get("sub/a.vxml");
        String tag = page.headers().first("ETag").orElseThrow();
        String date = page.headers().first("Last-Modified").orElseThrow();
        assertEquals(304, get("sub/a.vxml", "If-None-Match", "\"x\", " + tag).status());
        assertEquals(304, get("sub/a.vxml", "If-None-Match", "W/" + tag).status());
        assertEquals(304, get("sub/a.vxml", "If-Modified-Since", date).status());
        assertEquals(200, get("sub/a.vxml", "If-None-Match", "\"x\"").status());
        assertEquals(200, get("sub/a.vxml", "If-Modified-Since", "rubbish").status());
        assertEquals(
                200,
                get("sub/a.vxml", "If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                        .status());
    }

    @Test
    void nothing_outside_the_folder_is_served() {
        for (String path : List.of(
                "../secret.txt",
                "sub/../../secret.txt",
                "link.txt",
                "",
                "/",
                "sub",
                "a\0b",
                ".git/x",
                "..\\secret.txt"))
            assertEquals(
                    404,
                    assertThrows(HttpRefusal.class, () -> get(path), path)
                            .reply()
                            .status());
    }

    @Test
    void a_page_of_the_jar_is_found_and_its_folder_is_not_listed() throws Exception {
        JarPages jar = new JarPages("systems/das", CLOCK.instant());
        assertTrue(jar.find("first-call.vxml").isPresent());
        assertTrue(jar.find("").isEmpty());
        assertTrue(jar.find("other.vxml").isEmpty());
    }

    @Test
    void a_put_page_goes_before_until_it_is_deleted() throws Exception {
        HttpRequest request = new HttpRequest(
                "PUT",
                "http://das/",
                HttpRequest.get("/").headers(),
                "new".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(201, put.put(asked("sub/a.vxml", request)).status());
        assertEquals(204, put.put(asked("sub/a.vxml", request)).status());
        assertEquals("new", get("sub/a.vxml").text());
        assertEquals(204, put.delete(asked("sub/a.vxml", request)).status());
        assertEquals("<vxml/>", get("sub/a.vxml").text());
        assertThrows(HttpRefusal.class, () -> put.delete(asked("sub/a.vxml", request)));
        assertThrows(HttpRefusal.class, () -> put.put(asked("../x", request)));
    }

    @Test
    void patterns_match_by_segment() throws Exception {
        PathTable table = PathTable.EMPTY
                .get("/orders/{id}", asked -> HttpReply.text(200, ""))
                .get("/v1/kv/{key*}", asked -> HttpReply.text(200, ""));
        assertEquals(Map.of("id", "a b"), table.match("GET", "/orders/a%20b").segments());
        assertEquals(Map.of("key", "x/y/"), table.match("HEAD", "/v1/kv/x/y/").segments());
        assertEquals(Map.of("key", ""), table.match("GET", "/v1/kv").segments());
        assertEquals(404, refusal(table, "GET", "/orders/"));
        assertEquals(404, refusal(table, "GET", "/orders/1/2"));
        assertEquals(405, refusal(table, "POST", "/orders/1"));
        assertEquals(400, refusal(table, "GET", "/orders/%zz"));
        assertEquals(400, refusal(table, "GET", "*"));
        assertEquals(List.of("GET /orders/{id}", "GET /v1/kv/{key*}"), table.listing());
    }

    private static int refusal(PathTable table, String method, String path) {
        return assertThrows(HttpRefusal.class, () -> table.match(method, path))
                .reply()
                .status();
    }
}
