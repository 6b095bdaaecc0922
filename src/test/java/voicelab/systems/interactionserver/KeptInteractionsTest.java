package voicelab.systems.interactionserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static voicelab.systems.interactionserver.ServerUnderTest.properties;
import static voicelab.systems.interactionserver.ServerUnderTest.submit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.engines.frames.SpecClient;

/** What outlives a process, a snapshot's taking and a party's time. */
class KeptInteractionsTest {
    private static final String RECEIVED = "Inbound.default.Received";

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_is_in_the_file_before_anything_is_closed() throws Exception {
        Path state = folder.resolve("state");
        Path killed = folder.resolve("killed");
        String id;
        String stopped;
        String routed;
        try (ServerUnderTest server = new ServerUnderTest(ServerUnderTest.QUEUES, Optional.of(state));
                SpecClient media = server.client("MediaServer", "mail");
                SpecClient router = server.client("RoutingEngine", "node")) {
            routed = submit(media, RECEIVED, "");
            router.ask("{'messageName':'RequestPull','queue':'" + RECEIVED + "'}");
            id = submit(media, RECEIVED, "'userData':[{'key':'Subject','string':'kept'}]");
            stopped = submit(media, RECEIVED, "");
            media.ask("{'messageName':'RequestStopProcessing','interactionId':'" + stopped + "'}");
            copy(state, killed); // as kill -9 would leave it
        }
        try (ServerUnderTest server = new ServerUnderTest(ServerUnderTest.QUEUES, Optional.of(killed));
                SpecClient media = server.client("MediaServer", "mail")) {
            assertEquals(
                    "[{\"key\":\"Subject\",\"string\":\"kept\"}]",
                    properties(media, id).path("userData").toString());
            assertEquals(0, properties(media, routed).path("interactionState").asInt(), "its router is gone");
            assertEquals(
                    43,
                    media.ask("{'messageName':'RequestGetInteractionProperties','interactionId':'" + stopped + "'}")
                            .path("errorCode")
                            .asInt());
            assertEquals(0, server.lab.journal().bugs());
        }
    }

    @Test
    void a_snapshot_puts_back_the_state_of_its_moment() throws Exception {
        try (ServerUnderTest server = new ServerUnderTest();
                SpecClient media = server.client("MediaServer", "mail")) {
            String id = submit(media, RECEIVED, "");
            Path saved = Files.createDirectory(folder.resolve("snapshot"));
            server.room().save(saved);
            media.ask("{'messageName':'RequestStopProcessing','interactionId':'" + id + "'}");
            String later = submit(media, RECEIVED, "");
            server.room().restore(saved);
            assertEquals(RECEIVED, properties(media, id).path("queue").asText());
            assertEquals(
                    43,
                    media.ask("{'messageName':'RequestGetInteractionProperties','interactionId':'" + later + "'}")
                            .path("errorCode")
                            .asInt());
            assertEquals(0, server.lab.journal().bugs());
        }
    }

    @Test
    void an_agent_that_does_nothing_loses_its_interaction_when_the_handling_timeout_is_over() throws Exception {
        try (ServerUnderTest server = new ServerUnderTest();
                SpecClient proxy = server.client("Proxy", "gws");
                SpecClient stat = server.reporter()) {
            String id = submit(proxy, RECEIVED, "");
            proxy.ask("{'messageName':'RequestPull','queue':'" + RECEIVED + "','proxyClientId':7}");
            server.lab.clock().freeze();
            server.lab.clock().move(Duration.ofMinutes(179));
            proxy.ask("{'messageName':'RequestChangeProperties','interactionId':'" + id
                    + "','proxyClientId':7,'addedProperties':[{'key':'x','string':'y'}]}");
            server.lab.clock().move(Duration.ofMinutes(179));
            assertEquals(3, properties(proxy, id).path("interactionState").asInt(), "a request starts the time anew");
            server.lab.clock().move(Duration.ofMinutes(2));
            JsonNode revoked = proxy.message();
            assertEquals("EventRevoked", revoked.path("messageName").asText());
            assertEquals("Expired", revoked.path("reason").asText());
            assertEquals(0, properties(proxy, id).path("interactionState").asInt());
            String names = "";
            while (!names.contains("EventRevoked,EventPartyRemoved,EventPlacedInQueue"))
                names += stat.message().path("messageName").asText() + ",";
            assertEquals(0, server.lab.journal().bugs());
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) Files.createDirectories(target);
                else if (!each.getFileName().toString().endsWith("lock")) Files.copy(each, target);
            }
        }
    }
}
