package voicelab.systems.webserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import voicelab.Lab;
import voicelab.junit.LabTest;

@LabTest(profile = """
        profile: web
        systems: {web-server: {listeners: {HTTP: 10080}}}
        """)
class WebServerStandInTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Lab lab;

    WebServerStandInTest(Lab lab) {
        this.lab = lab;
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://" + lab.variables().get("LAB_WEB_SERVER_HTTP") + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String typeOf(String path) throws Exception {
        return get(path).headers().firstValue("Content-Type").orElseThrow();
    }

    @Test
    void pages_and_grammars_have_their_types() throws Exception {
        assertEquals("application/voicexml+xml", typeOf("/root.vxml"));
        assertEquals("application/srgs+xml", typeOf("/menu.grxml"));
        assertEquals(404, get("/no.vxml").statusCode());
        assertEquals(404, get("/%2e%2e/das/first-call.vxml").statusCode());
    }

    @Test
    void the_access_log_shows_who_fetched_what_until_reset() throws Exception {
        get("/menu.vxml?nonce=w-1");
        String log = get("/lab/log?nonce=w-1").body();
        assertTrue(log.contains("\"from\":\"127."), log);
        assertTrue(log.contains("/menu.vxml?nonce=w-1\",\"status\":200"), log);
        lab.reset();
        assertEquals("{\"fetches\":[]}", get("/lab/log?nonce=w-1").body());
    }
}
