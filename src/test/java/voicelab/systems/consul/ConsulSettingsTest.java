package voicelab.systems.consul;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

class ConsulSettingsTest {

    private static Settings settings(Object... keysAndValues) {
        Map<String, Settings> all = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2)
            all.put((String) keysAndValues[i], new Settings("x.yml:" + (i + 1), keysAndValues[i + 1]));
        return new Settings("x.yml:1", all);
    }

    private static Map<String, Settings> mapping(String key, String value) {
        return Map.of(key, new Settings("x.yml:9", value));
    }

    @Test
    void a_seed_is_there_from_the_start_and_after_a_reset() throws Exception {
        Settings service = new Settings(
                "x.yml:7",
                Map.of(
                        "name", new Settings("x.yml:7", "voice-rq"),
                        "address", new Settings("x.yml:7", "127.20.0.30"),
                        "port", new Settings("x.yml:7", "6379"),
                        "tags", new Settings("x.yml:7", List.of(new Settings("x.yml:7", "rq")))));
        Settings seed = settings(
                "datacenter", "lab1", "node", "alpha", "kv", mapping("tenants/a", "{}"), "services", List.of(service));
        try (ConsulLab consul = ConsulLab.boot(seed)) {
            for (int round = 0; round < 2; round++) {
                assertEquals("{}", consul.get("/kv/tenants/a?raw").body());
                assertEquals(
                        "[\"rq\"]",
                        consul.json("/catalog/services").path("voice-rq").toString());
                assertEquals(
                        "alpha",
                        consul.json("/health/service/voice-rq?passing")
                                .get(0)
                                .path("Node")
                                .path("Node")
                                .asText());
                assertEquals("[\"lab1\"]", consul.json("/catalog/datacenters").toString());
                consul.send("DELETE", "/kv/tenants/a", "");
                consul.put("/agent/service/deregister/voice-rq", "");
                consul.lab().reset();
            }
        }
    }

    @Test
    void what_nobody_reads_and_what_cannot_be_is_named_with_its_line() {
        assertFault("unknown key \"key\"", settings("key", "1"));
        assertFault(
                "a service wants a name", settings("services", List.of(new Settings("x.yml:3", mapping("id", "a")))));
        assertFault(
                "unknown key \"check\"", settings("services", List.of(new Settings("x.yml:3", mapping("check", "a")))));
        assertFault("node must be", settings("node", "a b"));
        assertFault("longer than a value may be", settings("kv", mapping("a", "x".repeat(600_000))));
    }

    private static void assertFault(String wanted, Settings settings) {
        SettingFault fault = assertThrows(SettingFault.class, () -> ConsulSettings.read(settings, "consul"));
        assertTrue(fault.getMessage().contains(wanted), fault.getMessage());
        assertTrue(fault.getMessage().startsWith("x.yml:"), fault.getMessage());
    }
}
