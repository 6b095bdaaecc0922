package voicelab.systems.interactionserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.systems.interactionserver.ServerUnderTest.properties;
import static voicelab.systems.interactionserver.ServerUnderTest.submit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.engines.frames.SpecClient;
import voicelab.journal.Kind;

class InteractionServerStandInTest {
    private static final String RECEIVED = "Inbound.default.Received";
    private static final String PROCESSED = "Inbound.default.Processed";

    private ServerUnderTest server;

    @BeforeEach
    void boot() throws Exception {
        server = new ServerUnderTest();
    }

    @AfterEach
    void close() {
        long bugs = server.lab.journal().bugs();
        String last = server.lab.journal().tail(20).toString();
        server.close();
        assertEquals(0, bugs, last);
    }

    @Test
    void an_interaction_goes_its_documented_way_and_reporting_engines_hear_of_it() throws Exception {
        try (SpecClient media = server.client("MediaServer", "email-server");
                SpecClient router = server.client("RoutingEngine", "ixn-node");
                SpecClient stat = server.reporter()) {
            String id = submit(
                    media,
                    RECEIVED,
                    "'externalId':'mail-7','isOnline':false,'userData':[{'key':'Subject','string':'help'}]");
            assertTrue(id.matches("[0-9A-Z]{16}"), id);
            event(stat, "EventInteractionSubmitted", id, 0);

            JsonNode queued = properties(media, id);
            assertEquals(0, queued.path("interactionState").asInt());
            assertEquals("mail-7", queued.path("externalId").asText());
            assertEquals("email-server", queued.path("submittedBy").asText());

            JsonNode pulled =
                    router.ask("{'messageName':'RequestPull','strategy':'Inbound.default.Route','referenceId':5}");
            assertEquals("EventPulledInteractions", pulled.path("messageName").asText());
            assertEquals(5, pulled.path("referenceId").asInt());
            assertEquals(
                    id, pulled.path("interactions").get(0).path("interactionId").asText());
            assertEquals(
                    2,
                    pulled.path("interactions").get(0).path("interactionState").asInt());
            assertEquals(
                    RECEIVED,
                    event(stat, "EventTakenFromQueue", id, 2).path("attr_queue").asText());
            JsonNode added = event(stat, "EventPartyAdded", id, 2);
            assertEquals(1, added.path("attr_party_type").asInt());
            assertEquals(
                    "Inbound.default.Route", added.path("attr_actor_router_id").asText());

            ack(router.ask("{'messageName':'RequestPlaceInQueue','interactionId':'" + id + "','queue':'" + PROCESSED
                    + "','referenceId':6}"));
            event(stat, "EventPartyRemoved", id, 2);
            JsonNode placed = event(stat, "EventPlacedInQueue", id, 0);
            assertEquals(RECEIVED, placed.path("attr_old_queue").asText());
            assertEquals(PROCESSED, placed.path("attr_itx_queue").asText());
            assertTrue(properties(media, id).has("movedToQueueAt"));

            ack(media.ask("{'messageName':'RequestStopProcessing','interactionId':'" + id + "','referenceId':7}"));
            event(stat, "EventProcessingStopped", id, 0);
            error(43, media.ask("{'messageName':'RequestGetInteractionProperties','interactionId':'" + id + "'}"));
        }
    }

    @Test
    void every_refusal_has_its_code_and_repeats_the_reference() throws Exception {
        try (SpecClient stranger = server.stranger();
                SpecClient media = server.client("MediaServer", "chat");
                SpecClient agent = server.client("AgentApplication", "desktop");
                SpecClient stat = server.reporter()) {
            JsonNode early = stranger.ask("{'messageName':'RequestSubmit','referenceId':77}");
            error(1002, early);
            assertEquals(77, early.path("referenceId").asInt());
            error(1003, stranger.ask("{'messageName':'RequestRegisterClient','clientName':'x','clientType':'Cook'}"));
            error(2, stranger.ask("{'messageName':'RequestRegisterClient','clientType':'Proxy'}"));
            error(1009, media.ask("{'messageName':'RequestRegisterClient','clientName':'x','clientType':'Proxy'}"));
            error(1004, media.ask("{'messageName':'RequestSubmit','queue':'nowhere','mediaType':'chat'}"));
            error(2, media.ask("{'messageName':'RequestSubmit','queue':'" + RECEIVED + "'}"));
            error(
                    1003,
                    media.ask("{'messageName':'RequestSubmit','queue':'" + RECEIVED
                            + "','mediaType':'chat','userData':{'a':1}}"));
            error(
                    1003,
                    media.ask("{'messageName':'RequestSubmit','queue':'" + RECEIVED
                            + "','mediaType':'chat','receivedAt':'yesterday'}"));
            error(
                    1003,
                    media.ask("{'messageName':'RequestSubmit','queue':'" + RECEIVED
                            + "','mediaType':'chat','tenantId':5}"));
            error(43, media.ask("{'messageName':'RequestStopProcessing','interactionId':'nobody'}"));
            error(1005, media.ask("{'messageName':'RequestPull','queue':'" + RECEIVED + "'}"));
            error(1005, stat.ask("{'messageName':'RequestSubmit','queue':'" + RECEIVED + "','mediaType':'chat'}"));
            String id = submit(media, RECEIVED, "");
            assertEquals(
                    "EventInteractionSubmitted",
                    stat.message().path("messageName").asText());
            error(
                    1007,
                    media.ask("{'messageName':'RequestSubmit','queue':'" + RECEIVED
                            + "','mediaType':'chat','interactionId':'" + id + "'}"));
            error(1001, media.ask("{'messageName':'RequestTransfer','interactionId':'" + id + "'}"));
            error(1001, agent.ask("{'messageName':'RequestAgentLogin'}"));
            error(1001, agent.ask("{'messageName':'RequestPull','queue':'" + RECEIVED + "'}"));
            server.lab
                    .journal()
                    .await(
                            0,
                            "the unsupported request",
                            entry -> entry.kind() == Kind.UNSUPPORTED
                                    && entry.summary().contains("RequestTransfer"),
                            Duration.ofSeconds(5));
        }
    }

    @Test
    void a_proxy_s_users_are_parties_of_their_own() throws Exception {
        try (SpecClient proxy = server.client("Proxy", "gws");
                SpecClient stat = server.reporter()) {
            String id = submit(proxy, RECEIVED, "'proxyClientId':41");
            event(stat, "EventInteractionSubmitted", id, 0);
            JsonNode pulled = proxy.ask("{'messageName':'RequestPull','view':'Inbound.default.Received.View',"
                    + "'proxyClientId':41,'agentId':'kim','referenceId':4}");
            assertEquals(
                    3,
                    pulled.path("interactions").get(0).path("interactionState").asInt());
            assertEquals(
                    "kim", pulled.path("interactions").get(0).path("assignedTo").asText());
            event(stat, "EventTakenFromQueue", id, 3);
            JsonNode added = event(stat, "EventPartyAdded", id, 3);
            assertEquals(2, added.path("attr_party_type").asInt());
            assertEquals("kim", added.path("attr_agent_id").asText());
            String place = "{'messageName':'RequestPlaceInQueue','interactionId':'" + id + "','queue':'" + RECEIVED
                    + "','hold':true,'proxyClientId':";
            error(1006, proxy.ask(place + "42}"));
            ack(proxy.ask(place + "41}"));
            event(stat, "EventPartyRemoved", id, 3);
            event(stat, "EventPlacedInQueue", id, 0);
            event(stat, "EventHeld", id, 0);
            String pull = "{'messageName':'RequestPull','queue':'" + RECEIVED + "','proxyClientId':42}";
            assertEquals(0, proxy.ask(pull).path("interactions").size());
            error(1009, proxy.ask("{'messageName':'RequestPull','interactionIds':['" + id + "'],'proxyClientId':42}"));
            ack(proxy.ask("{'messageName':'RequestResume','interactionId':'" + id + "'}"));
            event(stat, "EventResumed", id, 0);
            assertEquals(1, proxy.ask(pull).path("interactions").size());
        }
    }

    @Test
    void properties_change_and_those_who_asked_are_told() throws Exception {
        try (SpecClient media = server.stranger();
                SpecClient proxy = server.client("Proxy", "gws")) {
            ack(media.ask("{'messageName':'RequestRegisterClient','clientName':'chat','clientType':'MediaServer',"
                    + "'extension':[{'key':'event_properties_changed','int':1}]}"));
            String id = submit(media, RECEIVED, "'userData':[{'key':'a','string':'1'},{'key':'b','int':2}]");
            ack(
                    proxy.ask(
                            "{'messageName':'RequestChangeProperties','interactionId':'" + id
                                    + "','addedProperties':[{'key':'c','string':'3'},{'key':'ExternalId','string':'e-1'}],"
                                    + "'changedProperties':[{'key':'a','string':'one'}],'deletedProperties':[{'key':'b','string':''}]}"));
            JsonNode push = media.message();
            assertEquals("EventPropertiesChanged", push.path("messageName").asText());
            assertTrue(!push.has("referenceId"));
            JsonNode now = properties(media, id);
            assertEquals("e-1", now.path("externalId").asText());
            assertEquals(
                    "[{\"key\":\"a\",\"string\":\"one\"},{\"key\":\"c\",\"string\":\"3\"}]",
                    now.path("userData").toString());
            error(
                    1003,
                    proxy.ask("{'messageName':'RequestChangeProperties','interactionId':'" + id
                            + "','changedProperties':[{'key':'Queue','string':'x'}]}"));
            error(1003, proxy.ask("{'messageName':'RequestChangeProperties','interactionId':'" + id + "'}"));
        }
    }

    @Test
    void a_router_that_leaves_gives_back_what_it_had() throws Exception {
        try (SpecClient media = server.client("MediaServer", "email");
                SpecClient stat = server.reporter()) {
            String id = submit(media, RECEIVED, "");
            event(stat, "EventInteractionSubmitted", id, 0);
            try (SpecClient router = server.client("RoutingEngine", "node")) {
                router.ask("{'messageName':'RequestPull','queue':'" + RECEIVED + "'}");
                event(stat, "EventTakenFromQueue", id, 2);
                event(stat, "EventPartyAdded", id, 2);
            }
            event(stat, "EventPartyRemoved", id, 2);
            event(stat, "EventPlacedInQueue", id, 0);
            assertEquals(0, properties(media, id).path("interactionState").asInt());
        }
    }

    @Test
    void snapshots_are_pages_of_what_a_condition_chose_and_may_lock_it() throws Exception {
        try (SpecClient media = server.client("MediaServer", "chat");
                SpecClient proxy = server.client("Proxy", "gws")) {
            for (int i = 0; i < 5; i++) submit(media, RECEIVED, "");
            submit(media, PROCESSED, "");
            JsonNode taken = proxy.ask("{'messageName':'RequestTakeSnapshot','lock':true,"
                    + "'condition':'[queue] = \\u0027" + RECEIVED + "\\u0027'}");
            assertEquals("EventSnapshotTaken", taken.path("messageName").asText(), taken.toString());
            assertEquals(5, taken.path("numberOfInteractions").asInt());
            int snapshot = taken.path("snapshotId").asInt();
            JsonNode page = proxy.ask("{'messageName':'RequestGetSnapshotInteractions','startFrom':3,"
                    + "'numberOfInteractions':10,'snapshotId':" + snapshot + "}");
            assertEquals(2, page.path("interactions").size());
            String pull = "{'messageName':'RequestPull','numberOfInteractions':10,'queue':'" + RECEIVED + "'}";
            assertEquals(0, proxy.ask(pull).path("interactions").size());
            error(1010, media.ask("{'messageName':'RequestReleaseSnapshot','snapshotId':" + snapshot + "}"));
            ack(proxy.ask("{'messageName':'RequestReleaseSnapshot','snapshotId':" + snapshot + "}"));
            assertEquals(5, proxy.ask(pull).path("interactions").size());
            JsonNode found = proxy.ask("{'messageName':'RequestFindInteractions','condition':'state = 3'}");
            assertEquals(5, found.path("interactions").size());
            error(1003, proxy.ask("{'messageName':'RequestFindInteractions','condition':'colour = 3'}"));
        }
    }

    @Test
    void many_requests_without_waiting_are_answered_in_their_order() throws Exception {
        try (SpecClient media = server.client("MediaServer", "chat")) {
            for (int i = 1; i <= 500; i++)
                media.send("{'messageName':'RequestSubmit','queue':'" + RECEIVED + "','mediaType':'chat','referenceId':"
                        + i + "}");
            for (int i = 1; i <= 500; i++)
                assertEquals(i, media.message().path("referenceId").asInt());
        }
    }

    @Test
    void reset_forgets_interactions_and_keeps_clients() throws Exception {
        try (SpecClient media = server.client("MediaServer", "chat")) {
            String id = submit(media, RECEIVED, "");
            server.lab.reset();
            error(43, media.ask("{'messageName':'RequestGetInteractionProperties','interactionId':'" + id + "'}"));
            submit(media, RECEIVED, "");
        }
    }

    private static JsonNode event(SpecClient stat, String name, String id, int state) throws Exception {
        JsonNode event = stat.message();
        assertEquals(name, event.path("messageName").asText(), event.toString());
        assertEquals(id, event.path("attr_itx_id").asText());
        assertEquals(state, event.path("attr_itx_state").asInt(), event.toString());
        assertTrue(!event.has("referenceId"));
        return event;
    }

    private static void ack(JsonNode answer) {
        assertEquals("EventAck", answer.path("messageName").asText(), answer.toString());
    }

    private static void error(int code, JsonNode answer) {
        assertEquals("EventError", answer.path("messageName").asText(), answer.toString());
        assertEquals(code, answer.path("errorCode").asInt(), answer.toString());
    }
}
