package voicelab.systems.interactionserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.engines.frames.SpecClient;

/** Requests with attributes of every wrong kind: each is answered, with its own reference, and nothing breaks. */
class RequestFuzzTest {
    private static final int ROUNDS = 4_000;
    private static final String[] ATTRIBUTES = {
        "interactionId", "queue", "mediaType", "tenantId", "proxyClientId", "userData", "interactionIds", "condition",
        "lock", "snapshotId", "numberOfInteractions", "startFrom", "hold", "reason", "receivedAt", "addedProperties",
        "changedProperties", "deletedProperties", "view", "strategy", "externalId", "isOnline", "clientName",
                "clientType"
    };
    private static final String[] VALUES = {
        "'Inbound.default.Received'",
        "'chat'",
        "1",
        "-1",
        "101",
        "2147483648",
        "true",
        "null",
        "[]",
        "{}",
        "''",
        "'x'",
        "[{'key':'a','string':'b'}]",
        "[{'key':'Queue','string':'b'}]",
        "[{'key':1}]",
        "['a','b']",
        "[[[[]]]]",
        "1.5",
        "'state = 0'",
        "'2026-11-20T16:00:00.000Z'"
    };

    @Test
    void every_request_is_answered_whatever_it_holds() throws Exception {
        Random random = new Random(5);
        List<String> names = new ArrayList<>(Requests.BY_NAME.keySet());
        names.sort(null);
        try (ServerUnderTest server = new ServerUnderTest();
                SpecClient proxy = server.client("Proxy", "fuzz");
                SpecClient router = server.client("RoutingEngine", "fuzz")) {
            int acknowledged = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                StringBuilder request =
                        new StringBuilder("{'messageName':'" + names.get(random.nextInt(names.size())) + "'");
                for (String attribute : ATTRIBUTES)
                    if (random.nextInt(3) == 0)
                        request.append(",'")
                                .append(attribute)
                                .append("':")
                                .append(VALUES[random.nextInt(VALUES.length)]);
                SpecClient client = random.nextBoolean() ? proxy : router;
                client.raw(frame(request.append(",'referenceId':")
                        .append(round)
                        .append('}')
                        .toString()));
                JsonNode answer = client.message();
                while (!answer.has("referenceId")) answer = client.message(); // a push
                assertEquals(round, answer.path("referenceId").asInt(), request + " -> " + answer);
                if (!answer.path("messageName").asText().equals("EventError")) acknowledged++;
            }
            assertTrue(acknowledged > 20, "some must be right: " + acknowledged);
            assertEquals(
                    0,
                    server.lab.journal().bugs(),
                    () -> server.lab.journal().tail(5).toString());
        }
    }

    /** In one piece: written in pieces, each would wait for the other side's acknowledgement. */
    private static byte[] frame(String body) {
        byte[] json = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(12 + json.length)
                .putInt(0x564c4142)
                .put((byte) 1)
                .put((byte) 4)
                .putShort((short) 0)
                .putInt(json.length)
                .put(json)
                .array();
    }
}
