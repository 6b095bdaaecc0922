package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** curl makes a session and follows it, over HTTPS with the lab's own authority. */
class VideoSessionIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WISH =
            "{\"displayName\":\"curl\",\"kind\":\"sip\",\"number\":\"7001\",\"conference\":\"9170\"}";

    @TempDir
    Path directory;

    private LabProcess lab;

    @BeforeEach
    void boot() throws Exception {
        lab = LabProcess.boot(directory, "--front", "none", "--profile", "video");
    }

    @AfterEach
    void sound() throws Exception {
        lab.assertSound();
        lab.close();
    }

    @Test
    void a_session_over_https_calls_and_ends_and_its_events_are_polled() throws Exception {
        String sessions = "https://" + lab.text("APPLICATION_SERVER_HTTPS") + "/lab/v1/sessions";
        JsonNode made = curl("-X", "POST", "-d", WISH, sessions);
        String id = made.path("id").asText();
        assertEquals("announced", made.path("state").asText(), made.toString());
        String events = "https://" + lab.text("NOTIFICATION_SERVER_HTTPS") + "/lab/v1/clients/" + id + "/events";
        // nobody registered 7001: SIP Server refuses, and that is told
        String told = "";
        int after = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!told.endsWith("failed ") && !told.endsWith("left ") && System.nanoTime() < end)
            for (JsonNode each : curl(events + "?after=" + after + "&wait=5s").path("events")) {
                after = each.path("number").asInt();
                told += each.path("event").asText() + " ";
            }
        assertEquals("calling failed ", told);
        JsonNode failed = curl(sessions + "/" + id);
        assertEquals("failed", failed.path("state").asText(), failed.toString());
        assertTrue(failed.path("reason").asText().startsWith("4"), failed.toString());
    }

    @Test
    void the_first_page_is_for_people_and_another_path_is_501() throws Exception {
        for (String scheme : List.of("HTTP", "HTTPS")) {
            String root = scheme.toLowerCase(Locale.ROOT) + "://" + lab.text("APPLICATION_SERVER_" + scheme);
            assertTrue(text(root + "/").contains("stand-in"));
            assertEquals(
                    "{\"standIn\":true,\"reason\":\"vendor API not public\"}501",
                    text("-w", "%{http_code}", root + "/x"));
        }
    }

    private JsonNode curl(String... arguments) throws IOException, InterruptedException {
        return JSON.readTree(text(arguments));
    }

    private String text(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "-sS",
                "--max-time",
                "20",
                "--cacert",
                lab.ready().path("variables").path("LAB_CA").asText()));
        words.addAll(List.of(arguments));
        return Tool.of("curl", "curl")
                .run(Duration.ofSeconds(30), directory, words.toArray(String[]::new))
                .well()
                .output();
    }
}
