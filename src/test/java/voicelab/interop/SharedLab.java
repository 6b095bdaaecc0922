package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One lab for a class of tests that mistreat it: after each it is up, met no error of its own and takes a call. */
final class SharedLab implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final int CALL_SECONDS = 20;
    private static final int LOOK_MILLIS = 100;
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private LabProcess lab;
    private Path directory;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        directory = java.nio.file.Files.createTempDirectory("mistreated");
        lab = LabProcess.minimal(directory);
    }

    LabProcess lab() {
        return lab;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        ordinaryCall();
        lab.assertSound();
    }

    /** A phone outside dials the first call, hears its prompt and hangs up. */
    void ordinaryCall() throws Exception {
        String id = lab.post("/api/calls", "{\"number\":\"8001\"}").path("id").asText();
        JsonNode call = lab.get("/api/calls/" + id);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CALL_SECONDS);
        while (call.path("snrDecibels").asInt() < 15 && System.nanoTime() < end) {
            if (call.path("status").asInt() > 200) break;
            pause(LOOK_MILLIS);
            call = lab.get("/api/calls/" + id);
        }
        lab.delete("/api/calls/" + id);
        String told = "an ordinary call: " + call;
        if (call.path("snrDecibels").asInt() < 15) told += "\n" + lately();
        assertEquals(200, call.path("status").asInt(), told);
        assertTrue(call.path("snrDecibels").asInt() >= 15, told);
    }

    /** The journal's last lines. */
    private String lately() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (JsonNode entry : lab.get("/api/journal?most=60"))
            for (String field : new String[] {"at", "kind", "link", "from", "to", "summary"})
                lines.append(entry.path(field).asText()).append(field.equals("summary") ? "\n" : " ");
        return lines.toString();
    }

    /** How often a stand-in noted something that is none of its protocol's, at one of its listeners. */
    long malformedAt(String listener) throws Exception {
        String at = lab.text(listener);
        long count = 0;
        for (JsonNode entry : lab.get("/api/journal?most=5000"))
            if (entry.path("kind").asText().equals("malformed")
                    && entry.toString().contains(at)) count++;
        return count;
    }

    static void pause(int millis) throws InterruptedException {
        assertTrue(!NEVER.await(millis, TimeUnit.MILLISECONDS));
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        lab.close();
        try (var tree = java.nio.file.Files.walk(directory)) {
            for (Path path : tree.sorted(java.util.Collections.reverseOrder()).toList())
                java.nio.file.Files.delete(path);
        }
    }
}
