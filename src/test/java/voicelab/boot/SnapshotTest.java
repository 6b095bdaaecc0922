package voicelab.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.Lab;
import voicelab.edge.ConfigDesk;
import voicelab.edge.RecordDesk;
import voicelab.edge.WebDesk;
import voicelab.junit.LabTest;
import voicelab.snapshot.SnapshotFailure;

@LabTest(profile = "minimal")
class SnapshotTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Lab lab;

    SnapshotTest(Lab lab) {
        this.lab = lab;
    }

    private void option(String value) throws Exception {
        try (ConfigDesk desk = ConfigDesk.open(lab)) {
            desk.setOption("azure_rs", "lab", "nonce", value);
        }
    }

    @Test
    void what_was_saved_is_there_after_a_reset_and_a_restore(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("before.zip");
        option("1111");
        assertTrue(new RecordDesk(lab).awaitConfiguration("1111", PATIENCE));
        assertTrue(lab.snapshot(file).done().contains("gvp-config-server"));
        option("2222");
        assertTrue(new RecordDesk(lab).awaitConfiguration("2222", PATIENCE));
        lab.reset();
        assertFalse(new RecordDesk(lab).awaitConfiguration("2222", Duration.ofMillis(500)));
        lab.restore(file);
        assertTrue(new RecordDesk(lab).awaitConfiguration("1111", PATIENCE), "who is subscribed hears of a restore");
    }

    @Test
    void pages_that_were_put_come_back(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("pages.zip");
        URI page = URI.create("http://" + lab.variables().get("LAB_DAS_HTTP") + "/lab/pages/mine.vxml");
        HttpRequest put = HttpRequest.newBuilder(page)
                .PUT(HttpRequest.BodyPublishers.ofString("<vxml/>"))
                .build();
        assertEquals(
                201,
                HttpClient.newHttpClient()
                        .send(put, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
        lab.snapshot(file);
        lab.reset();
        WebDesk web = new WebDesk(lab);
        assertEquals(404, web.get("das", "/mine.vxml").status());
        lab.restore(file);
        assertEquals("<vxml/>", web.get("das", "/mine.vxml").text());
    }

    @Test
    void what_is_no_snapshot_is_refused_in_a_sentence_and_changes_nothing(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip at all");
        Path other = zip(folder.resolve("other.zip"), "a.txt", "x");
        Path version = zip(folder.resolve("v9.zip"), "voicelab-snapshot.json", "{\"version\": 9}");
        Path stranger =
                zip(folder.resolve("s.zip"), "voicelab-snapshot.json", "{\"version\": 1, \"instances\": [\"nuance\"]}");
        Path out = zip(folder.resolve("out.zip"), "../../evil", "x");
        assertSays("no file", folder.resolve("missing.zip"));
        assertSays("is no snapshot", text);
        assertSays("is no snapshot", other);
        assertSays("snapshot version 9", version);
        assertSays("state of nuance", stranger);
        assertSays("leads out of itself", out);
        assertFalse(Files.exists(folder.getParent().resolve("evil")));
    }

    @Test
    void a_snapshot_that_cannot_be_written_leaves_the_earlier_one_whole(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("no-such-folder").resolve("a.zip");
        assertThrows(IOException.class, () -> lab.snapshot(file));
        Path good = folder.resolve("good.zip");
        lab.snapshot(good);
        long size = Files.size(good);
        assertTrue(size > 0);
        lab.snapshot(good);
        assertEquals(1, Files.list(folder).count(), "no half-written file is left");
    }

    private void assertSays(String words, Path file) {
        SnapshotFailure failure = assertThrows(SnapshotFailure.class, () -> lab.restore(file));
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
    }

    private static Path zip(Path file, String name, String text) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return file;
    }
}
