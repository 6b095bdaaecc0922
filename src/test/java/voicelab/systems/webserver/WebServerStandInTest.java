package voicelab.systems.webserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.standin.Settings;

class WebServerStandInTest {
    private static final SystemId ID = new SystemId("web-server");
    private static final int PORT = 10080;
    private final HttpClient client = HttpClient.newHttpClient();
    private RunningLab lab;

    @BeforeEach
    void boot() throws BootFailure {
        SystemChoice choice = new SystemChoice(ID, 1, Map.of("HTTP", Optional.of(PORT)), Settings.empty("test"));
        lab = RunningLab.boot(new LabOrder(
                ConnectionMap.shipped(),
                new Catalogue().and("web-server", WebServerStandIn::new),
                new Profile("web", Map.of(ID, choice), Map.of()),
                Net.parse("127.35.3.0/24"),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}));
    }

    @AfterEach
    void close() {
        assertEquals(0, lab.journal().bugs());
        lab.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        String host = lab.plan().address(InstanceId.first(ID)).getHostAddress();
        URI uri = URI.create("http://" + host + ":" + PORT + path);
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
