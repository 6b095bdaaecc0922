package voicelab.systems.das;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

class DasStandInTest {
    private static final SystemId DAS = new SystemId("das");
    private static final int PORT = 10080;
    private final HttpClient client = HttpClient.newHttpClient();

    private static RunningLab lab(Settings settings, long seed) throws BootFailure {
        SystemChoice choice = new SystemChoice(DAS, 1, Map.of("HTTP", Optional.of(PORT)), settings);
        return RunningLab.boot(new LabOrder(
                ConnectionMap.shipped(),
                new Catalogue().and("das", DasStandIn::new),
                new Profile("das", Map.of(DAS, choice), Map.of()),
                Net.parse("127.35.1.0/24"),
                Optional.empty(),
                seed,
                Optional.empty(),
                List.of(),
                line -> {}));
    }

    private static RunningLab lab() throws BootFailure {
        return lab(Settings.empty("test"), 1);
    }

    private static String base(RunningLab lab) {
        return "http://" + lab.plan().address(InstanceId.first(DAS)).getHostAddress() + ":" + PORT;
    }

    private HttpResponse<byte[]> send(RunningLab lab, HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        return client.send(request.uri(URI.create(base(lab) + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private String text(RunningLab lab, String path) throws Exception {
        return new String(send(lab, HttpRequest.newBuilder(), path).body(), StandardCharsets.UTF_8);
    }

    @Test
    void the_first_call_carries_its_query_to_the_prompt() throws Exception {
        try (RunningLab lab = lab()) {
            assertTrue(text(lab, "/first-call.vxml").contains("<audio src=\"prompt.wav\">"));
            String asked = text(lab, "/first-call.vxml?tone=1000&nonce=n-7");
            assertTrue(asked.contains("<audio src=\"prompt.wav?tone=1000&amp;nonce=n-7\">"), asked);
            assertTrue(asked.contains("http://customer-system/orders"));
        }
    }

    @Test
    void the_prompt_is_the_tone_that_was_asked_for() throws Exception {
        try (RunningLab lab = lab()) {
            byte[] wav = send(lab, HttpRequest.newBuilder(), "/prompt.wav?tone=1000&ms=500")
                    .body();
            assertEquals("RIFF", new String(wav, 0, 4, StandardCharsets.US_ASCII));
            assertEquals(44 + 2 * 4_000, wav.length);
            assertEquals(1_000, hertz(wav), 5);
            assertEquals(
                    400,
                    send(lab, HttpRequest.newBuilder(), "/prompt.wav?tone=x").statusCode());
            assertEquals(
                    400,
                    send(lab, HttpRequest.newBuilder(), "/prompt.wav?tone=99999")
                            .statusCode());
        }
    }

    @Test
    void without_a_wish_the_tone_follows_the_seed() throws Exception {
        byte[] one;
        byte[] again;
        byte[] other;
        try (RunningLab lab = lab(Settings.empty("test"), 1)) {
            one = send(lab, HttpRequest.newBuilder(), "/prompt.wav").body();
        }
        try (RunningLab lab = lab(Settings.empty("test"), 1)) {
            again = send(lab, HttpRequest.newBuilder(), "/prompt.wav").body();
        }
        try (RunningLab lab = lab(Settings.empty("test"), 99)) {
            other = send(lab, HttpRequest.newBuilder(), "/prompt.wav").body();
        }
        assertEquals(hertz(one), hertz(again), 0.01);
        assertNotEquals(hertz(one), hertz(other), 0.5);
    }

    @Test
    void a_fetch_is_read_back_by_its_nonce_and_forgotten_by_reset() throws Exception {
        try (RunningLab lab = lab()) {
            text(lab, "/first-call.vxml?nonce=n-1");
            text(lab, "/nowhere.vxml?nonce=n-2");
            String log = text(lab, "/lab/log?nonce=n-2");
            assertTrue(log.contains("/nowhere.vxml?nonce=n-2\",\"status\":404"), log);
            assertTrue(!log.contains("n-1"), log);
            String counts = text(lab, "/lab/counts");
            assertTrue(counts.contains("\"/first-call.vxml\":1,\"/nowhere.vxml\":1"), counts);
            lab.reset();
            assertEquals("{\"fetches\":[]}", text(lab, "/lab/log"));
        }
    }

    @Test
    void a_page_that_a_client_puts_is_served_until_reset() throws Exception {
        try (RunningLab lab = lab()) {
            HttpRequest.Builder put = HttpRequest.newBuilder().PUT(HttpRequest.BodyPublishers.ofString("<vxml/>"));
            assertEquals(201, send(lab, put, "/lab/pages/own/a.vxml").statusCode());
            HttpResponse<byte[]> page = send(lab, HttpRequest.newBuilder(), "/own/a.vxml");
            assertEquals("<vxml/>", new String(page.body(), StandardCharsets.UTF_8));
            String tag = page.headers().firstValue("ETag").orElseThrow();
            HttpRequest.Builder again = HttpRequest.newBuilder().header("If-None-Match", tag);
            assertEquals(304, send(lab, again, "/own/a.vxml").statusCode());
            lab.reset();
            assertEquals(404, send(lab, HttpRequest.newBuilder(), "/own/a.vxml").statusCode());
        }
    }

    @Test
    void a_folder_of_the_users_own_goes_before_the_jar(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("first-call.vxml"), "<vxml>mine</vxml>");
        Settings settings = new Settings("t.yml:1", Map.of("pages", new Settings("t.yml:2", folder.toString())));
        try (RunningLab lab = lab(settings, 1)) {
            assertEquals("<vxml>mine</vxml>", text(lab, "/first-call.vxml"));
        }
    }

    @Test
    void a_folder_that_is_not_there_keeps_the_lab_from_booting() {
        Settings settings = new Settings("t.yml:1", Map.of("pages", new Settings("t.yml:2", "/no/such/folder")));
        BootFailure failure =
                assertThrows(BootFailure.class, () -> lab(settings, 1).close());
        assertTrue(failure.toString().contains("t.yml:2"), failure.toString());
    }

    @Test
    void close_gives_the_port_back_and_may_come_twice() throws Exception {
        InetSocketAddress at;
        try (RunningLab lab = lab()) {
            at = new InetSocketAddress(lab.plan().address(InstanceId.first(DAS)), PORT);
            text(lab, "/first-call.vxml");
        }
        new ServerSocket(at.getPort(), 1, at.getAddress()).close();
    }

    /** Counts the zero crossings of a PCM file of ours. */
    private static double hertz(byte[] wav) {
        ByteBuffer samples = ByteBuffer.wrap(wav, 44, wav.length - 44).slice().order(ByteOrder.LITTLE_ENDIAN);
        int crossings = 0;
        int count = samples.remaining() / 2;
        for (int i = 1; i < count; i++)
            if (samples.getShort(2 * i - 2) < 0 && samples.getShort(2 * i) >= 0) crossings++;
        return crossings * 8_000.0 / count;
    }
}
