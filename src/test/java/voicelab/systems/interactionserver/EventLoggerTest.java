package voicelab.systems.interactionserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import voicelab.engines.frames.interaction.InteractionNames;

class EventLoggerTest {
    private static final ServedTenant TENANT = new ServedTenant(101, "9350e2fc-a1dd-4c65-8d40-1f75a2e080dd");
    private static final Duration NEVER = Duration.ofHours(1);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Memory memory = new Memory();

    /** What a sink was given; fails the first so many. */
    private static final class Memory implements EventSink {
        private final BlockingQueue<String> stored = new LinkedBlockingQueue<>();
        private final List<Map<String, String>> headers = new ArrayList<>();
        private volatile int failing;

        @Override
        public synchronized CompletionStage<?> store(String key, byte[] value, Map<String, String> with) {
            if (failing-- > 0) return CompletableFuture.failedFuture(new IllegalStateException("away"));
            headers.add(with);
            stored.add(key + " " + new String(value, StandardCharsets.UTF_8));
            return CompletableFuture.completedFuture("");
        }

        @Override
        public void forget() {}

        @Override
        public void close() {}

        String next() throws InterruptedException {
            String next = stored.poll(5, TimeUnit.SECONDS);
            assertTrue(next != null, "nothing was stored");
            return next;
        }
    }

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @Test
    void a_full_batch_is_stored_at_once_and_the_rest_when_its_time_is_over() throws Exception {
        EventLogger logger = logger(2, 100, Duration.ofMillis(50));
        logger.open(Optional.of(memory));
        for (int i = 1; i <= 3; i++) logger.take(event(i));
        for (int i = 1; i <= 3; i++) assertTrue(memory.next().contains("\"seq\":" + i + ","));
        assertEquals(Map.of("lab", "true", "schema", JsonEvents.SCHEMA), memory.headers.get(0));
    }

    @Test
    void what_finds_the_queue_full_is_discarded_and_counted() {
        EventLogger logger = logger(500, 3, NEVER);
        for (int i = 1; i <= 5; i++) logger.take(event(i));
        assertEquals(new EventLogger.Counts(3, 5, 0, 2, 0), logger.counts());
    }

    @Test
    void without_a_stream_events_are_counted_and_dropped() {
        EventLogger logger = logger(1, 100, NEVER);
        logger.take(event(1));
        logger.open(Optional.empty());
        logger.take(event(2));
        assertEquals(new EventLogger.Counts(0, 2, 0, 2, 0), logger.counts());
    }

    @Test
    void what_could_not_be_stored_is_tried_again() throws Exception {
        EventLogger logger = logger(2, 100, Duration.ofMillis(20));
        memory.failing = 3;
        logger.open(Optional.of(memory));
        for (int i = 1; i <= 4; i++) logger.take(event(i));
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 4; i++) order.add(memory.next().replaceAll(".*\"seq\":(\\d+).*", "$1"));
        // 1 and 2 failed, then 1 again while 2 was taken
        assertEquals(Set.of("1", "2", "3", "4"), Set.copyOf(order));
    }

    @Test
    void filtered_events_are_not_stored() {
        EventLoggerSettings settings =
                new EventLoggerSettings("l", "t", 10, 10, NEVER, Set.of(InteractionNames.EVENT_HELD), JsonEvents.NAME);
        EventLogger logger = new EventLogger(settings, TENANT, new JsonEvents(), clock);
        logger.take(event(1));
        assertEquals(new EventLogger.Counts(0, 1, 0, 0, 1), logger.counts());
    }

    @Test
    void a_record_is_as_the_published_schema_says() throws Exception {
        String schema = Files.readString(Path.of("docs/digital-itx.schema.json"));
        byte[] bytes = new JsonEvents()
                .bytes(JsonEvents.tree(
                        ReportingEvent.of(
                                        InteractionNames.EVENT_PARTY_ADDED, 3, Some.THEN, Some.full("0000000000000001"))
                                .of(Some.full("1").where().party())
                                .with("attr_old_queue", "one"),
                        TENANT));
        String json = new String(bytes, StandardCharsets.UTF_8);
        assertEquals(
                "kim", new ObjectMapper().readTree(json).path("attr_agent_id").asText());
        assertEquals(List.of(), problems(schema, json));
        assertTrue(!problems(schema, json.replace("\"seq\":3", "\"seq\":\"3\"")).isEmpty(), "the schema is strict");
    }

    private static List<com.networknt.schema.Error> problems(String schema, String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(json, InputFormat.JSON);
    }

    private EventLogger logger(int batch, int queue, Duration storing) {
        return new EventLogger(
                new EventLoggerSettings("l", "t", batch, queue, storing, Set.of(), JsonEvents.NAME),
                TENANT,
                new JsonEvents(),
                clock);
    }

    private static ReportingEvent event(long seq) {
        return ReportingEvent.of(InteractionNames.EVENT_HELD, seq, Some.THEN, Some.interaction("1", "chat", "q"));
    }
}
