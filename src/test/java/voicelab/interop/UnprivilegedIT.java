package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lab of a user who may not open port 80. The test itself runs as root, to become that user. */
@Tag("interop")
class UnprivilegedIT {
    private static final String NOBODY = "65534";
    private static final Set<String> MOVED = Set.of("gvp-12", "gvp-20", "gvp-21", "mcp-4", "mcp-16", "mcp-17");
    private static final List<String> PROVED = List.of(
            "gvp-1", "gvp-2", "gvp-3", "gvp-4", "gvp-8", "gvp-9", "gvp-15", "gvp-16", "mcp-1", "mcp-6", "mcp-8", "x-1",
            "x-2", "x-3", "x-4", "x-5", "x-6", "x-15");

    private Path home;
    private Path jar;

    /** Not a {@code @TempDir}: the other user must be able to write here, and leaves files. */
    @BeforeEach
    void home() throws IOException {
        home = Files.createTempDirectory("unprivileged");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        jar = Files.copy(LabProcess.jar(), home.resolve("lab.jar"));
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
    }

    @AfterEach
    void tidy() throws IOException {
        try (var tree = Files.walk(home)) {
            for (Path path : tree.sorted(Collections.reverseOrder()).toList()) Files.delete(path);
        }
    }

    @Test
    void port_80_moves_and_everything_else_is_proved() throws Exception {
        Tool.Ran ran = asNobody("verify", "--json", "--profile", "minimal", "--net", FreeNet.prefix() + "0/24")
                .ended(Duration.ofSeconds(120))
                .well();
        JsonNode report =
                new ObjectMapper().readTree(ran.output().substring(ran.output().indexOf('{')));
        Set<String> moved = new TreeSet<>();
        Set<String> proved = new TreeSet<>();
        for (String part : List.of("rows", "support"))
            for (JsonNode row : report.path(part)) {
                if (row.path("state").asText().equals("moved"))
                    moved.add(row.path("id").asText());
                if (row.path("state").asText().equals("proved"))
                    proved.add(row.path("id").asText());
            }
        assertEquals(new TreeSet<>(MOVED), moved, ran::output);
        assertTrue(proved.containsAll(PROVED), ran::output);
        assertTrue(Collections.disjoint(proved, MOVED), ran::output);
    }

    @Test
    void the_move_is_said_with_its_remedy_and_the_page_is_served_there() throws Exception {
        String net = FreeNet.prefix() + "0/24";
        try (Tool.Background boot = asNobody("boot", "--profile", "minimal", "--front", "none", "--net", net)) {
            boot.says("ready in ", LabProcess.BOOT_LIMIT);
            String said = boot.said();
            assertTrue(said.contains("80 -> 10080"), said);
            assertTrue(said.contains("sysctl net.ipv4.ip_unprivileged_port_start=80"), said);
            boot.stopped();
        }
        try (Tool.Background boot =
                        asNobody("boot", "--json", "--profile", "minimal", "--front", "none", "--net", net);
                LabProcess lab = LabProcess.ready(boot)) {
            assertEquals(10_080, lab.at("DAS_HTTP").getPort());
            HttpRequest page = HttpRequest.newBuilder(
                            java.net.URI.create("http://" + lab.text("DAS_HTTP") + "/first-call.vxml"))
                    .build();
            assertEquals(
                    200,
                    HttpClient.newHttpClient()
                            .send(page, HttpResponse.BodyHandlers.discarding())
                            .statusCode());
            lab.assertSound();
        }
    }

    private Tool.Background asNobody(String... words) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> all = new ArrayList<>(List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        all.addAll(List.of("env", "-u", "XDG_RUNTIME_DIR", "HOME=" + home, java));
        all.addAll(List.of("-Duser.home=" + home, "-Djava.io.tmpdir=" + home, "-jar", jar.toString()));
        all.addAll(List.of(words));
        return Tool.of("setpriv", "util-linux").start(home, all.toArray(String[]::new));
    }
}
