package voicelab.engines.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.protocols.records.Queues;

class OpenWireSinkTest {
    private static final InetSocketAddress LISTEN = new InetSocketAddress("127.34.0.7", 61616);
    private static final Duration LONG = Duration.ofSeconds(15);

    @TempDir
    private Path directory;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    private RecordPoster poster() throws IOException {
        RecordPoster.Settings fast = new RecordPoster.Settings(
                "rm-1", 4 * 1024 * 1024, Duration.ofSeconds(3), Duration.ofMillis(20), Duration.ofMillis(200));
        InetAddress own = InetAddress.getByName("127.34.0.11");
        return RecordPoster.open(directory.resolve("spool"), own, LISTEN, new CutPassages(), fast);
    }

    @Test
    void each_record_is_acknowledged_and_heard_of_once() throws Exception {
        try (OpenWireSink sink = OpenWireSink.open(LISTEN, heard::add);
                RecordPoster poster = poster()) {
            for (int i = 0; i < 300; i++) assertTrue(poster.post(SomeRecords.cdr("r-" + i, "s-" + i)));
            assertTrue(poster.awaitDrained(LONG), poster.backlog().toString());
            assertEquals(300, poster.backlog().posted());
        }
        assertEquals(Collections.nCopies(300, Queues.CDR), List.copyOf(heard));
    }

    @Test
    void two_do_not_share_an_address_and_a_closed_one_takes_nothing() throws Exception {
        OpenWireSink sink = OpenWireSink.open(LISTEN, heard::add);
        assertThrows(IOException.class, () -> OpenWireSink.open(LISTEN, heard::add));
        sink.close();
        try (RecordPoster poster = poster()) {
            poster.post(SomeRecords.cdr("r", "s"));
            assertFalse(poster.awaitDrained(Duration.ofMillis(300)));
        }
        assertTrue(heard.isEmpty());
    }
}
