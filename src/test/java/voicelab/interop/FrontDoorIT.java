package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("interop")
class FrontDoorIT {
    @TempDir
    private Path directory;

    private LabProcess lab;

    @BeforeEach
    void boot() throws Exception {
        lab = LabProcess.boot(directory, "--profile", "minimal");
    }

    @AfterEach
    void sound() throws Exception {
        lab.assertSound();
        lab.close();
    }

    @Test
    void curl_reads_the_first_page_on_localhost_and_at_the_systems_own_address() throws Exception {
        String through = curl("-f", "http://127.0.0.1/first-call.vxml");
        String direct = curl("-f", "http://" + lab.text("DAS_HTTP") + "/first-call.vxml");
        assertTrue(direct.contains("<vxml version=\"2.1\""), direct);
        assertEquals(direct, through, () -> "the front door leads elsewhere; was it skipped?\n" + saidByLab());
    }

    @Test
    void head_tells_the_length_and_sends_no_body() throws Exception {
        String page = curl("http://127.0.0.1/first-call.vxml");
        String head = curl("-I", "http://127.0.0.1/first-call.vxml");
        int length = page.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(head.startsWith("HTTP/1.1 200 "), head);
        assertTrue(head.contains("Content-Length: " + length + "\r\n"), head);
        assertTrue(head.endsWith("\r\n\r\n"), head);
    }

    @Test
    void two_requests_share_a_connection() throws Exception {
        for (String host : List.of("127.0.0.1", lab.text("DAS_HTTP"))) {
            String url = "http://" + host + "/first-call.vxml";
            String connects =
                    curl("-o", "/dev/null", "-o", "/dev/null", "-w", "%{http_code} %{num_connects},", url, url);
            assertEquals("200 1,200 0,", connects);
        }
    }

    @Test
    void garbage_gets_400_here_and_there() throws Exception {
        for (String host : List.of("127.0.0.1", lab.at("DAS_HTTP").getHostString()))
            try (Socket socket = new Socket(host, 80)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write("\u0001\u0002 what is this\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertTrue(answer.startsWith("HTTP/1.1 400 "), () -> host + ": " + answer);
            }
    }

    private String curl(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("-sS", "--max-time", "20"));
        words.addAll(List.of(arguments));
        return Tool.of("curl", "curl")
                .run(Duration.ofSeconds(30), directory, words.toArray(String[]::new))
                .well()
                .output();
    }

    private String saidByLab() {
        try {
            return lab.said();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
