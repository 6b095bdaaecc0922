package voicelab.systems.gvpconfigserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
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
import voicelab.standin.Settings;

/** A Configuration Server with a seed, and a client of it. */
abstract class GvpConfigTestCase {
    static final SystemId CS = new SystemId("gvp-config-server");
    static final SystemId RM = new SystemId("resource-manager");

    static final String SEED = """
            tenants:
              - name: Environment
                ccid: 9350e2fc-a1dd-4c65-8d40-1f75a2e080dd
                sections: {gvp.policy: {voicexml-recording-allowed: "false"}}
            ivr-profiles:
              - name: IVRAppDefault
                dnis: ["8001", "[8100-8199]"]
                sections:
                  gvp.general: {service-type: voicexml}
                  gvp.service-prerequisite: {initial-page-url: "http://das/first-call.vxml"}
            mcps:
              - {name: mcp-1, host: 127.33.1.21, port: 5070}
              - {name: mcp-2, host: 127.33.1.22, port: 5070}
            applications:
              - {name: azure_rs, type: 153, sections: {reporting: {rs.exposerestapis: "true"}}}
            """;

    @Test
    void a_client_written_from_the_specification_reads_the_seed() throws Exception {
        try (RunningLab lab = lab(SEED);
                SpecClient client = client(lab)) {
            assertEquals(
                    "gvp-config-server",
                    client.hello("config").path("serverKind").asText());
            assertError("not-authenticated", client.ask("{'messageName':'RequestReadObjects','objectType':7}"));
            login(client);
            JsonNode profile = read(
                    client,
                    "{'messageName':'RequestReadObjects','objectType':41,'referenceId':5,"
                            + "'filter':[{'key':'name','string':'IVRAppDefault'}]}");
            assertEquals(101, profile.path("tenantDbid").asInt());
            assertEquals(
                    "[{\"key\":\"service-type\",\"string\":\"voicexml\"}]",
                    profile.path("userProperties").get(0).path("list").toString());
            assertEquals(2, profile.path("didDbids").size());
            JsonNode range = read(
                    client,
                    "{'messageName':'RequestReadObjects','objectType':'CfgDN','filter':[{'key':'dbid','int':2}]}");
            assertEquals("[8100-8199]", range.path("number").asText());
            JsonNode folder = read(
                    client,
                    "{'messageName':'RequestReadObjects','objectType':22,'filter':[{'key':'name','string':'MCP_LRG'}]}");
            assertEquals("MCP_Configuration_Unit", folder.path("folderPath").asText());
            assertEquals(
                    "round-robin",
                    folder.path("userProperties")
                            .get(0)
                            .path("list")
                            .get(0)
                            .path("string")
                            .asText());
            client.send("{'messageName':'RequestReadObjects','objectType':9,"
                    + "'filter':[{'key':'folder_path','string':'MCP_Configuration_Unit\\\\MCP_LRG'}]}");
            JsonNode mcps = client.message().path("objects");
            assertEquals(2, mcps.size());
            assertEquals("5070", mcps.get(1).path("serverInfo").path("port").asText());
            assertEquals(2, client.message().path("totalCount").asInt());
            JsonNode host = read(
                    client, "{'messageName':'RequestReadObjects','objectType':10,'filter':[{'key':'dbid','int':2}]}");
            assertEquals("127.33.1.22", host.path("ipAddress").asText());
        }
    }

    static RunningLab lab(String yaml) throws BootFailure {
        Settings settings = YamlFile.parse("test.yml", yaml);
        Map<SystemId, SystemChoice> systems = new LinkedHashMap<>();
        systems.put(CS, new SystemChoice(CS, 1, Map.of(), settings));
        systems.put(RM, new SystemChoice(RM, 1, Map.of(), Settings.empty("test.yml")));
        return RunningLab.boot(new LabOrder(
                ConnectionMap.shipped(),
                new Catalogue()
                        .and("gvp-config-server", GvpConfigServerStandIn::new)
                        .and("resource-manager", ConfigReader::new),
                new Profile("config", systems, Map.of()),
                Net.parse("127.33.1.0/24"),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}));
    }

    static InetSocketAddress address(RunningLab lab) {
        InetAddress host = lab.plan().address(InstanceId.first(CS));
        return new InetSocketAddress(host, 8888);
    }

    static SpecClient client(RunningLab lab) throws Exception {
        return new SpecClient("127.0.0.1", address(lab));
    }

    static void login(SpecClient client) throws Exception {
        JsonNode in = client.ask(
                "{'messageName':'RequestAuthenticate','userName':'lab','password':'lab','clientName':'spec','clientType':0}");
        assertEquals("EventAuthenticated", in.path("messageName").asText());
    }

    /** The one object that this request finds. */
    static JsonNode read(SpecClient client, String request) throws Exception {
        JsonNode read = client.ask(request);
        assertEquals("EventObjectsRead", read.path("messageName").asText(), read.toString());
        assertEquals(1, read.path("objects").size());
        JsonNode sent = client.message();
        assertEquals("EventObjectsSent", sent.path("messageName").asText());
        return read.path("objects").get(0);
    }

    static void assertError(String code, JsonNode answer) {
        assertEquals("EventError", answer.path("messageName").asText(), answer.toString());
        assertEquals(code, answer.path("errorCode").asText());
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(5, TimeUnit.SECONDS);
    }
}
