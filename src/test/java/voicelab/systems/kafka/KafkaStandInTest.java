package voicelab.systems.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.Lab;
import voicelab.edge.StreamDesk;
import voicelab.edge.WebDesk;
import voicelab.engines.kafka.Stored;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.net.Ticker;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

class KafkaStandInTest {
    private static final String NET = "127.20.43.0/24";
    private static final String TOPIC = "digital-itx";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static Stored produce(Lab lab, String topic, String key, String event) throws Exception {
        byte[] value = ("{\"event\":\"" + event + "\",\"nonce\":\"" + key + "\"}").getBytes(StandardCharsets.UTF_8);
        return new StreamDesk(lab).produce(topic, key, value, Map.of());
    }

    private static List<String> keys(Lab lab, String topic) throws IOException {
        return new StreamDesk(lab)
                .search(topic, e -> true, 0, Duration.ofSeconds(3)).found().stream()
                        .map(e -> e.key())
                        .toList();
    }

    private static void awaitCounts(Lab lab, String wanted) throws Exception {
        long end = Ticker.REAL.nanos() + PATIENCE.toNanos();
        String text = "";
        while (!text.contains(wanted)) {
            assertTrue(Ticker.REAL.nanos() < end, text);
            text = new WebDesk(lab).get("gim-reader", "/lab/v1/counts").text();
            Thread.sleep(10);
        }
    }

    @Test
    void an_event_reaches_the_reader_over_its_arrow_and_both_ends_saw_the_same_addresses() throws Exception {
        try (Lab lab = StreamsLab.boot(NET)) {
            produce(lab, TOPIC, "t:n-1", "EventProcessingStopped");
            awaitCounts(lab, "\"topics\":{\"digital-itx\":{\"total\":1,\"events\":{\"EventProcessingStopped\":1}}}");
            WebDesk.Page last = new WebDesk(lab).get("gim-reader", "/lab/v1/events?topic=digital-itx&last=1");
            assertTrue(last.text().contains("\"key\":\"t:n-1\""), last.text());
            assertEquals(
                    400,
                    new WebDesk(lab).get("gim-reader", "/lab/v1/events?last=0").status());
            JournalEntry tap = lab.journal()
                    .await(0, "the tap", e -> e.kind() == Kind.BACK && e.link().equals("x-14"), PATIENCE);
            assertEquals("t:n-1", tap.field("key"));
            JournalEntry accepted = lab.journal()
                    .await(
                            0,
                            "the commit",
                            e -> e.kind() == Kind.ARRIVED && e.field("api").equals("OffsetCommit"),
                            PATIENCE);
            assertEquals("x-14", accepted.link());
            assertEquals("127.20.43.120", accepted.source().getAddress().getHostAddress());
            assertEquals(
                    lab.plan().net().lab(),
                    lab.journal()
                            .await(0, "the produce", e -> e.summary().startsWith("Produce"), PATIENCE)
                            .source()
                            .getAddress());
            assertEquals(0, lab.journal().bugs());
        }
    }

    @Test
    void a_reset_empties_the_topics_and_the_counts() throws Exception {
        try (Lab lab = StreamsLab.boot(NET)) {
            produce(lab, TOPIC, "old", "EventOld");
            awaitCounts(lab, "EventOld");
            lab.reset();
            assertEquals(List.of(), keys(lab, TOPIC));
            assertEquals(0, produce(lab, TOPIC, "new", "EventNew").offset());
            awaitCounts(lab, "\"total\":1,\"events\":{\"EventNew\":1}");
            assertEquals(0, lab.journal().bugs());
        }
    }

    @Test
    void a_snapshot_holds_the_records_and_its_restore_keeps_the_port(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("streams.zip");
        try (Lab lab = StreamsLab.boot(NET)) {
            produce(lab, TOPIC, "saved", "EventSaved");
            assertTrue(lab.snapshot(file).done().contains("kafka"));
            produce(lab, TOPIC, "later", "EventLater");
            lab.restore(file);
            assertEquals(List.of("saved"), keys(lab, TOPIC));
            assertEquals(1, produce(lab, TOPIC, "after", "EventAfter").offset());
            awaitCounts(lab, "EventAfter");
            assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(30).toString());
        }
        try (Lab other = StreamsLab.boot("127.20.44.0/24")) {
            other.restore(file);
            assertEquals(List.of("saved"), keys(other, TOPIC));
            assertEquals(
                    0, other.journal().bugs(), () -> other.journal().tail(30).toString());
        }
    }

    @Test
    void with_kept_state_the_next_boot_has_the_records_and_the_group_goes_on(@TempDir Path state) throws Exception {
        Settings usual = Settings.empty("test");
        try (Lab lab = StreamsLab.boot(NET, Optional.of(state), usual)) {
            produce(lab, TOPIC, "first", "EventFirst");
            awaitCounts(lab, "EventFirst");
            lab.journal().await(0, "the commit", e -> e.field("api").equals("OffsetCommit"), PATIENCE);
        }
        try (Lab lab = StreamsLab.boot(NET, Optional.of(state), usual)) {
            assertEquals(1, produce(lab, TOPIC, "second", "EventSecond").offset());
            awaitCounts(lab, "\"total\":1,\"events\":{\"EventSecond\":1}");
            assertEquals(List.of("first", "second"), keys(lab, TOPIC));
        }
    }

    @Test
    void topics_of_the_settings_are_there_and_no_others() throws Exception {
        Settings kafka = settings(List.of(topic("mine", 3), new Settings("test", "other")));
        try (Lab lab = StreamsLab.boot(NET, Optional.empty(), kafka)) {
            for (int i = 0; i < 20; i++) produce(lab, "mine", "k" + i, "E");
            assertEquals(20, keys(lab, "mine").size());
            assertEquals(List.of(), keys(lab, "other"));
            IOException none = assertThrows(IOException.class, () -> produce(lab, TOPIC, "k", "E"));
            assertTrue(none.getMessage().endsWith("has no topic 'digital-itx'"), none.getMessage());
        }
    }

    private static Settings settings(List<Settings> topics) {
        return new Settings("test", Map.of("topics", new Settings("test", topics)));
    }

    private static Settings topic(String name, int partitions) {
        Map<String, Settings> keys = new LinkedHashMap<>();
        keys.put("name", new Settings("test", name));
        keys.put("partitions", new Settings("test", partitions));
        return new Settings("test", keys);
    }

    @Test
    void settings_that_cannot_be_are_refused_with_a_sentence() {
        List<String> refused = new ArrayList<>();
        for (Settings topic : List.of(topic("no blanks", 1), topic("many", 33), topic("none", 0)))
            refused.add(assertThrows(SettingFault.class, () -> TopicSettings.read(settings(List.of(topic))))
                    .getMessage());
        assertEquals(
                List.of(
                        "test: a topic is named with letters, digits, dots, underscores and hyphens, not \"no blanks\"",
                        "test: 1 to 32 partitions, not 33",
                        "test: 1 to 32 partitions, not 0"),
                refused);
    }
}
