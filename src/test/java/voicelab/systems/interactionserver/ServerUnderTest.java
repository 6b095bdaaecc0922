package voicelab.systems.interactionserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.engines.frames.SpecClient;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.profile.YamlFile;
import voicelab.standin.StandIn;

/** An Interaction Server alone in a lab, and clients written from the specification. */
final class ServerUnderTest implements AutoCloseable {
    static final SystemId IXN = new SystemId("interaction-server");
    static final String QUEUES = """
            tenant: {id: 101}
            queues:
              - {name: Inbound.default.Received, views: [Inbound.default.Received.View]}
              - Inbound.default.Processed
            strategies:
              - {name: Inbound.default.Route, queue: Inbound.default.Received}
            capture-points:
              - name: WSCP
                default-values: {Queue: Inbound.default.Received, MediaType: workitem}
              - name: Bare
            """;

    final RunningLab lab;

    ServerUnderTest() throws BootFailure {
        this(QUEUES, Optional.empty());
    }

    ServerUnderTest(String yaml, Optional<Path> state) throws BootFailure {
        Map<SystemId, SystemChoice> systems = new LinkedHashMap<>();
        systems.put(IXN, new SystemChoice(IXN, 1, Map.of(), YamlFile.parse("test.yml", yaml)));
        lab = RunningLab.boot(new LabOrder(
                ConnectionMap.shipped(),
                new Catalogue().and("interaction-server", InteractionServerStandIn::new),
                new Profile("ixn", systems, Map.of()),
                Net.parse("127.20.34.0/24"),
                Optional.empty(),
                1,
                state,
                List.of(),
                line -> {}));
    }

    InteractionServerStandIn room() {
        StandIn room = lab.rooms().standIn(InstanceId.first(IXN)).orElseThrow();
        return (InteractionServerStandIn) room;
    }

    InetSocketAddress address(String listener) {
        InstanceId id = InstanceId.first(IXN);
        return lab.plan()
                .dial(id, lab.map().system(IXN).listener(listener).orElseThrow())
                .orElseThrow();
    }

    /** Connected, not registered. */
    SpecClient stranger() throws IOException {
        SpecClient client = new SpecClient("127.0.0.1", address("IXN"));
        client.hello("interaction");
        return client;
    }

    SpecClient client(String type, String name) throws IOException {
        SpecClient client = stranger();
        JsonNode ack = client.ask("{'messageName':'RequestRegisterClient','clientName':'" + name + "','clientType':'"
                + type + "','referenceId':2}");
        if (!ack.path("messageName").asText().equals("EventAck")) throw new IOException(ack.toString());
        return client;
    }

    /** A reporting engine that hears everything. */
    SpecClient reporter() throws IOException {
        SpecClient client = client("ReportingEngine", "stat");
        client.ask("{'messageName':'RequestStartPlaceAgentStateReportingAll','referenceId':3}");
        return client;
    }

    static String submit(SpecClient client, String queue, String more) throws IOException {
        JsonNode ack = client.ask("{'messageName':'RequestSubmit','queue':'" + queue
                + "','mediaType':'email','referenceId':10" + (more.isEmpty() ? "" : "," + more) + "}");
        if (!ack.path("messageName").asText().equals("EventAck")) throw new IOException(ack.toString());
        return ack.path("interactionId").asText();
    }

    static JsonNode properties(SpecClient client, String id) throws IOException {
        return client.ask("{'messageName':'RequestGetInteractionProperties','referenceId':11,'interactionId':'" + id
                        + "'}")
                .path("interaction");
    }

    @Override
    public void close() {
        lab.close();
    }
}
