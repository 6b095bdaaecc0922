package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import voicelab.engines.frames.config.CfgType;
import voicelab.protocols.sip.SipPacket;

/**
 * Three groups of one MCP each: a folder for everything, a folder for German conferences, and a section of the Resource Manager's
 * own application that its connection ties the third to. And a tenant below a tenant.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResourceGroupTest {
    private static final String OBJECTS = """
            hosts:
              - {name: h1, ipAddress: "127.42.3.21"}
              - {name: h2, ipAddress: "127.42.3.22"}
              - {name: h3, ipAddress: "127.42.3.23"}
            folders:
              - path: MCP_Configuration_Unit\\MCP_LRG
                of: applications
                annex: {gvp.lrg: {load-balance-scheme: round-robin, service-types: "voicexml;msml", port-capacity: "1"}}
              - path: Second_Unit\\German_LRG
                of: applications
                annex: {gvp.lrg: {service-types: "voicexml;conference;fancy", capabilities: language=de}}
            applications:
              - {name: mcp-1, type: 145, folder: MCP_Configuration_Unit\\MCP_LRG, serverInfo: {host: h1, port: "5070"}}
              - {name: mcp-2, type: 145, folder: Second_Unit\\German_LRG, serverInfo: {host: h2, port: "5070"}}
              - {name: mcp-3, type: 145, folder: Third_Unit, serverInfo: {host: h3, port: "5070"}}
              - name: azure_rm
                type: 149
                options:
                  rm: {sip-header-for-dnis: P-Called-Party-ID, ignore-ruri-tenant-dbid: "false"}
                  announcers: {service-types: announcement}
                appServers:
                  - {appServer: mcp-3, appParams: "logical-resource-section=announcers;nonsense"}
                  - {appServer: mcp-1, connProtocol: sip}
            tenants:
              - name: Environment
                annex: {gvp.policy: {msml-allowed: "false"}, gvp.policy.102: {msml-allowed: "true"}}
              - name: Bank
                parentTenant: Environment
            ivr-profiles:
              - name: bank-hotline
                tenant: Bank
                tfn: "7000-7099,71*"
                annex:
                  gvp.service-prerequisite: {initial-page-url: "http://das/a.vxml"}
                  gvp.policy: {conference-capability-requirement: language=de}
            """;

    @TempDir
    private static Path files;

    private RmLab rm;

    @BeforeAll
    void boot() throws Exception {
        Path file = Files.writeString(files.resolve("groups.yml"), OBJECTS);
        rm = RmLab.boot("127.42.3.0/24", 3, """
                resource-manager: {health-every: 1h}
                gvp-config-server:
                  mcps: []
                  ivr-profiles:
                    - {name: plain, dnis: ["8001"], sections: {gvp.service-prerequisite: {initial-page-url: "http://das/a.vxml"}}}
                  import: ["FILE"]
                """.replace("FILE", file.toString()));
    }

    @AfterEach
    void forget() {
        rm.forget(3);
    }

    @AfterAll
    void close() {
        rm.close();
    }

    private int refused(String uri, String... headers) throws Exception {
        return rm.call(uri, headers).status();
    }

    @Test
    void a_group_is_chosen_by_the_service_that_it_offers() throws Exception {
        Leg announced = rm.call("annc;play=http://das/a.wav");
        assertEquals(200, announced.status());
        assertEquals(Map.of(3, 1), rm.spread(3));
        Leg meeting = rm.call("conf=1");
        assertEquals(200, meeting.status());
        assertEquals(Map.of(2, 1, 3, 1), rm.spread(3));
        SipPacket nobody = rm.call("record=1").end();
        assertEquals(503, nobody.status());
        assertTrue(nobody.header("Warning").orElseThrow().contains("no group serves recordingclient"));
        announced.bye();
        meeting.bye();
    }

    @Test
    void a_group_that_is_full_leaves_calls_to_the_next_that_can() throws Exception {
        Leg first = rm.call("8001");
        assertEquals(200, first.status());
        Leg second = rm.call("8001");
        assertEquals(200, second.status());
        assertEquals(Map.of(1, 1, 2, 1), rm.spread(3));
        assertEquals(503, refused("8001;gvp.rm.resource-req=language%3dfr"));
        assertEquals(400, refused("8001;gvp.rm.resource-req=%3dfr"));
        first.bye();
        second.bye();
    }

    @Test
    void what_the_request_wants_decides_between_groups() throws Exception {
        for (int i = 0; i < 3; i++) {
            Leg leg = rm.call("8001;gvp.rm.resource-req=language%3dde");
            assertEquals(200, leg.status());
            leg.bye();
        }
        assertEquals(Map.of(2, 3), rm.spread(3));
    }

    @Test
    void a_child_tenant_has_its_parents_section_for_it_and_its_dbid_may_name_it() throws Exception {
        assertEquals(403, refused("msml=A;gvp-tenant-id=Environment"));
        rm.log("tenant Environment does not allow msml");
        Leg allowed = rm.call("msml=A;gvp-tenant-id=Bank");
        assertEquals(200, allowed.status());
        allowed.bye();
        SipPacket invite = rm.mcp(1).next();
        String session = invite.header("X-Genesys-GVP-Session-ID").orElseThrow();
        assertTrue(session.contains("tenant-id=101.102_"), session);
        Leg byDbid = rm.call("msml=A;tenant-dbid=102");
        assertEquals(200, byDbid.status());
        byDbid.bye();
        assertEquals(403, refused("msml=A;tenant-dbid=101"));
    }

    @Test
    void the_dialled_number_comes_from_the_header_that_the_options_name() throws Exception {
        for (String number : new String[] {"7042", "7150"}) {
            Leg leg = rm.call("0;x=y", "P-Called-Party-ID", "<sip:" + number + "@sbc>");
            assertEquals(200, leg.status());
            leg.bye();
            String session = (rm.mcp(1).invites.isEmpty() ? rm.mcp(2) : rm.mcp(1))
                    .next()
                    .header("X-Genesys-GVP-Session-ID")
                    .orElseThrow();
            assertTrue(session.endsWith("_bank-hotline"), session);
        }
        assertEquals(404, refused("0;x=y", "P-Called-Party-ID", "<sip:7142@nowhere"));
    }

    @Test
    void what_is_wrong_with_connections_and_groups_is_in_the_log_under_its_id() throws Exception {
        String log = rm.log("service type fancy is not known");
        assertTrue(log.contains(" 20046 "), log);
        assertTrue(log.contains("bad parameter \"nonsense\" in the connection to mcp-3"), log);
        assertTrue(log.contains(" 20042 "), log);
        assertTrue(log.contains("the connection to mcp-1 names no logical-resource-section"), log);
        assertTrue(log.contains(" 20139 "), log);
        int before = log.split("service type fancy", -1).length;
        rm.configure(CfgType.TENANT, "Bank", false, Map.of("gvp.general", Map.of("a", "b")));
        rm.configure(CfgType.TENANT, "Bank", false, Map.of("gvp.policy", Map.of("usage-limits", "x")));
        log = rm.log("tenant Bank: gvp.policy / usage-limits");
        assertEquals(before, log.split("service type fancy", -1).length, "an old complaint is not repeated");
        assertFalse(log.contains(" 20041 "));
    }
}
