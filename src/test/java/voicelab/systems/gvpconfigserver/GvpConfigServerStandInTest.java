package voicelab.systems.gvpconfigserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import voicelab.boot.BootFailure;
import voicelab.boot.RunningLab;
import voicelab.engines.frames.SpecClient;
import voicelab.journal.Kind;
import voicelab.profile.YamlFile;
import voicelab.standin.SettingFault;

class GvpConfigServerStandInTest extends GvpConfigTestCase {
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
}
