package voicelab.systems.gvpconfigserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.engines.frames.RecordedArrivals.next;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.engines.frames.SpecClient;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.fault.Fault;
import voicelab.fault.FaultSpec;
import voicelab.fault.Trigger;
import voicelab.journal.Kind;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.ArrowFailure;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.profile.YamlFile;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

class GvpConfigServerStandInTest {
    private static final SystemId CS = new SystemId("gvp-config-server");
    private static final SystemId RM = new SystemId("resource-manager");
    private static final String SEED = """
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

    @Test
    void what_is_not_done_says_so_and_is_noted() throws Exception {
        try (RunningLab lab = lab(SEED);
                SpecClient client = client(lab)) {
            client.hello("config");
            login(client);
            JsonNode error = client.ask("{'messageName':'RequestChangePassword','referenceId':9}");
            assertError("not-implemented", error);
            assertEquals(9, error.path("referenceId").asInt());
            assertError("not-implemented", client.ask("{'messageName':'RequestReadObjects','objectType':27}"));
            assertError("bad-request", client.ask("{'messageName':'RequestReadObjects'}"));
            assertError("bad-request", client.ask("{'messageName':'RequestReadObjects','objectType':9,'filter':5}"));
            assertError("bad-request", client.ask("{'messageName':'RequestUpdateObject','objectType':9,'delta':{}}"));
            assertError("bad-request", client.ask("{'messageName':'RequestCreateObject','objectType':9,'object':[]}"));
            lab.journal()
                    .await(
                            0,
                            "the unsupported request",
                            entry -> entry.kind() == Kind.UNSUPPORTED
                                    && entry.summary().contains("RequestChangePassword"),
                            Duration.ofSeconds(5));
            assertEquals(0, lab.journal().bugs());
        }
    }

    @Test
    void the_third_wrong_password_closes() throws Exception {
        try (RunningLab lab = lab("users: {gvp: secret}");
                SpecClient client = client(lab)) {
            client.hello("config");
            String wrong = "{'messageName':'RequestAuthenticate','userName':'gvp','password':'guess'}";
            assertError("wrong-credentials", client.ask(wrong));
            assertError("wrong-credentials", client.ask(wrong));
            assertError("wrong-credentials", client.ask(wrong));
            assertEquals("LabError", client.message().path("messageName").asText());
            assertTrue(client.atEnd());
        }
    }

    @Test
    void a_room_reads_and_hears_through_its_arrow() throws Exception {
        try (RunningLab lab = lab(SEED)) {
            ConfigReader rm = ConfigReader.latest;
            assertEquals("ready", next(rm.life));
            CfgObject profile = get(rm.config.readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.name("IVRAppDefault")))
                    .get(0);
            assertEquals(
                    "http://das/first-call.vxml",
                    profile.annexSection("gvp.service-prerequisite").get("initial-page-url"));
            lab.journal()
                    .await(
                            0,
                            "the request in the caller's tap on gvp-2",
                            entry -> entry.kind() == Kind.SENT
                                    && entry.link().equals("gvp-2")
                                    && entry.summary().startsWith("RequestReadObjects"),
                            Duration.ofSeconds(5));
            lab.journal()
                    .await(
                            0,
                            "the request at the callee",
                            entry -> entry.kind() == Kind.ARRIVED
                                    && entry.summary().startsWith("RequestReadObjects"),
                            Duration.ofSeconds(5));
            get(rm.config.update(
                    CfgDelta.of(CfgType.GVP_IVR_PROFILE, profile.dbid()).set("notes", "changed")));
            assertEquals("UPDATED " + profile.dbid(), next(rm.life));
            lab.reset();
            assertEquals("UPDATED " + profile.dbid(), next(rm.life));
            assertTrue(get(rm.config.readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.ALL))
                    .get(0)
                    .text("notes")
                    .isEmpty());
            assertEquals(0, lab.journal().bugs());
        }
    }

    @Test
    void a_cut_arrow_keeps_the_room_from_reading_until_it_is_mended() throws Exception {
        try (RunningLab lab = lab(SEED)) {
            ConfigReader rm = ConfigReader.latest;
            assertEquals("ready", next(rm.life));
            lab.faults().set(new FaultSpec("gvp-2", "", false, new Fault.Cut(), Trigger.ALWAYS));
            assertTrue(next(rm.life).startsWith("lost arrow gvp-2 "));
            ExecutionException why = assertThrows(
                    ExecutionException.class, () -> get(rm.config.readObjects(CfgType.TENANT, ConfigFilter.ALL)));
            assertTrue(why.getCause() instanceof ArrowFailure, why.toString());
            lab.faults().mendAll();
            assertEquals("ready", next(rm.life));
            assertEquals(
                    1,
                    get(rm.config.readObjects(CfgType.TENANT, ConfigFilter.ALL)).size());
        }
    }

    @Test
    void a_new_installation_has_the_documented_objects() throws Exception {
        try (RunningLab lab = lab("{}");
                SpecClient client = client(lab)) {
            client.hello("config");
            login(client);
            assertEquals(
                    List.of("IVRAppDefault", "conference", "cpd", "record", "media"),
                    client.ask("{'messageName':'RequestBriefInfo','objectType':41}")
                            .path("objects")
                            .findValuesAsText("name"));
            assertEquals(
                    List.of("default", "confserv", "azure_rm", "azure_rm_snmp", "azure_rs"),
                    client.ask("{'messageName':'RequestBriefInfo','objectType':9}")
                            .path("objects")
                            .findValuesAsText("name"));
        }
    }

    @Test
    void a_seed_that_cannot_be_names_its_line() {
        SettingFault fault = assertThrows(
                SettingFault.class,
                () -> GvpConfigServerSettings.read(
                        YamlFile.parse("p.yml", "ivr-profiles:\n  - name: x\n    dnis: [\"80 01\"]\n"), List.of()));
        assertTrue(fault.getMessage().startsWith("p.yml:2: dnis \"80 01\" is no number"), fault.getMessage());
        assertThrows(
                SettingFault.class,
                () -> GvpConfigServerSettings.read(YamlFile.parse("p.yml", "tenant: []"), List.of()));
        assertThrows(
                BootFailure.class, () -> lab("tenants: [{name: a}, {name: a}]").close());
    }

    @Test
    void starts_and_stops_leave_the_port_free() throws Exception {
        for (int round = 0; round < 5; round++) {
            RunningLab lab = lab("{}");
            InetSocketAddress address = address(lab);
            lab.close();
            try (ServerSocket free = new ServerSocket()) {
                free.bind(address);
            }
        }
    }

    private static RunningLab lab(String yaml) throws BootFailure {
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

    private static InetSocketAddress address(RunningLab lab) {
        InetAddress host = lab.plan().address(InstanceId.first(CS));
        return new InetSocketAddress(host, 8888);
    }

    private static SpecClient client(RunningLab lab) throws Exception {
        return new SpecClient("127.0.0.1", address(lab));
    }

    private static void login(SpecClient client) throws Exception {
        JsonNode in = client.ask(
                "{'messageName':'RequestAuthenticate','userName':'lab','password':'lab','clientName':'spec','clientType':0}");
        assertEquals("EventAuthenticated", in.path("messageName").asText());
    }

    /** The one object that this request finds. */
    private static JsonNode read(SpecClient client, String request) throws Exception {
        JsonNode read = client.ask(request);
        assertEquals("EventObjectsRead", read.path("messageName").asText(), read.toString());
        assertEquals(1, read.path("objects").size());
        JsonNode sent = client.message();
        assertEquals("EventObjectsSent", sent.path("messageName").asText());
        return read.path("objects").get(0);
    }

    private static void assertError(String code, JsonNode answer) {
        assertEquals("EventError", answer.path("messageName").asText(), answer.toString());
        assertEquals(code, answer.path("errorCode").asText());
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(5, TimeUnit.SECONDS);
    }
}
