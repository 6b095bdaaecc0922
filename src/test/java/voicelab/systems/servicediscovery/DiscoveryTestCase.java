package voicelab.systems.servicediscovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.protocols.frames.KvList;

/** Service Discovery with what it reads and writes: Consul, a Configuration Server and two MCPs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DiscoveryTestCase {
    static final String PROFILE = """
            profile: discovery
            systems:
              gvp-config-server:
                ivr-profiles:
                  - {name: IVRAppDefault, sections: {gvp.service-prerequisite: {initial-page-url: "http://service-handler:8300/lab/v1/self-test.vxml"}}}
              postgresql:
              resource-manager:
              consul:
              service-discovery:
              mcp: {count: 2}
              service-handler:
            """;
    static final Map<String, String> OWN = Map.of("mcp", "127.41.1.21:5070", "mcp-2", "127.41.1.22:5070");
    DiscoveryLab it;

    @BeforeAll
    void boot() throws Exception {
        it = DiscoveryLab.boot("127.41.1.0/24", PROFILE);
    }

    @AfterAll
    void close() {
        it.close();
    }

    @AfterEach
    void mend() {
        for (String each : List.of("consul", "gvp-config-server", "mcp-2", "service-handler-2")) it.start(each);
        it.lab.running().clock().resume();
        it.lab.reset();
        assertEquals(0, it.lab.journal().bugs(), () -> it.lab.journal().tail(20).toString());
    }

    Set<String> profiles(int tenant) throws Exception {
        Set<String> names = new TreeSet<>();
        for (CfgObject each : it.read(CfgType.GVP_IVR_PROFILE, ConfigFilter.tenant(tenant))) names.add(each.name());
        return names;
    }

    CfgObject tenant(String name, Map<String, String> general) throws Exception {
        return DiscoveryLab.wait(it.admin.create(CfgObject.named(CfgType.TENANT, name)
                .withUserProperties(KvList.ofSections(Map.of("gvp.general", general)))));
    }

    void awaitCheck(String mcp, String state) throws Exception {
        long deadline = System.nanoTime() + DiscoveryLab.PATIENCE.toNanos();
        while (!it.consul("GET", "/v1/health/state/" + state, "").contains("\"service:" + mcp + "\""))
            assertTrue(System.nanoTime() < deadline, "never " + state);
    }
}
