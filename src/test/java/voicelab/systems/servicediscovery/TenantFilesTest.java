package voicelab.systems.servicediscovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.boot.BootFailure;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFilter;

/** Tenants of the profile and of a directory of ConfigMap files. */
class TenantFilesTest {
    private static final String SYSTEMS = """
            profile: tenants
            systems:
              gvp-config-server:
              consul:
              service-discovery:
            """;

    @TempDir
    Path folder;

    private void file(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void each_good_file_is_a_tenant_and_a_bad_one_costs_no_other_its_turn() throws Exception {
        file("acme.json", """
                {"name":"Acme","id":"a1dd","gws-ccid":"9350e2fc-a1dd","default-application":"hello","provisioned":"false"}
                """);
        file("bad.json", "{\"name\":");
        file("strange.json", "{\"name\":\"Strange\",\"colour\":\"red\"}");
        file("wrong-id.json", "{\"name\":\"Wrong\",\"id\":\"zzzz\",\"gws-ccid\":\"9350e2fc-a1dd\"}");
        file("twice.json", "{\"name\":\"Acme\"}");
        file(".hidden", "not looked at");
        file("zeta.json", "{\"name\":\"Zeta\"}");
        try (DiscoveryLab it = DiscoveryLab.boot(
                "127.41.2.0/24",
                SYSTEMS + "    tenant-files: " + folder + "\n    tenants:\n"
                        + "      - {name: Written, gws-ccid: abcd-0001}\n")) {
            String health = it.health().text();
            for (String complaint : List.of(
                    "bad.json: no JSON",
                    "strange.json: unknown member",
                    "wrong-id.json: id",
                    "twice.json: tenant Acme is there already")) assertTrue(health.contains(complaint), health);
            List<String> names = it.read(CfgType.TENANT, ConfigFilter.ALL).stream()
                    .map(t -> t.name())
                    .toList();
            assertEquals(List.of("Environment", "Written", "Acme", "Zeta"), names);
            assertTrue(it.consul("GET", "/v1/kv/tenants/9350e2fc-a1dd?raw", "").contains("\"provisioned\":false"));
            assertTrue(it.consul("GET", "/v1/kv/tenants/abcd-0001?raw", "").contains("\"id\":\"0001\""));

            // the directory is read anew at each sync
            file("late.json", "{\"name\":\"Late\"}");
            file("acme.json", "{\"name\":\"Acme\",\"gws-ccid\":\"9350e2fc-a1dd\",\"default-application\":\"other\"}");
            String did = it.sync();
            assertTrue(did.contains("\"Late\"") && did.contains("\"changed\":[\"Acme\"]"), did);
            assertTrue(it.consul("GET", "/v1/kv/tenants/9350e2fc-a1dd?raw", "").contains("\"other\""));
        }
    }

    @Test
    void a_tenant_in_the_profile_that_cannot_be_is_a_fault_with_its_line() {
        String bad = SYSTEMS + "    tenants:\n      - {name: A/B}\n";
        BootFailure failure = assertThrows(BootFailure.class, () -> DiscoveryLab.boot("127.41.2.0/24", bad));
        assertTrue(failure.getMessage().contains("test:7: tenant: name"), failure.getMessage());
    }

    @Test
    void a_directory_that_is_not_there_is_a_complaint_not_an_end() throws Exception {
        try (DiscoveryLab it =
                DiscoveryLab.boot("127.41.2.0/24", SYSTEMS + "    tenant-files: " + folder.resolve("none") + "\n")) {
            assertEquals(200, it.health().status());
            assertTrue(
                    it.health().text().contains("\"complaints\":[\"tenant files "),
                    it.health().text());
        }
    }
}
