package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import voicelab.protocols.sip.SipPacket;

/** One Resource Manager whose resources are played by the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RoutedCallTestCase {
    static final String PAGE = "gvp.service-prerequisite: {initial-page-url: \"http://das/a.vxml\"}";
    static final String SYSTEMS = """
            resource-manager: {port-capacity: 2, health-every: 1h}
            gvp-config-server:
              tenants:
                - name: Environment
                  default-application: plain
                  sections:
                    gvp.policy.dialing-rules: {expensive: "deny,0900*", forbidden-respcode: 603;Too expensive}
              ivr-profiles:
                - {name: plain, dnis: ["8001"], sections: {PAGE}}
                - {name: other, dnis: ["8002"], sections: {PAGE}}
                - {name: closed, dnis: ["8003"], sections: {PAGE, gvp.policy: {voicexml-allowed: false, voicexml-forbidden-respcode: 488;Closed today}}}
                - {name: single, dnis: ["8004"], sections: {PAGE, gvp.policy: {usage-limits: 1, voicexml-recording-allowed: false}}}
                - {name: ccxml, dnis: ["8005"], sections: {gvp.general: {service-type: ccxml}}}
                - {name: meeting, dnis: ["8006"], sections: {gvp.general: {service-type: conference}}}
                - {name: berlin, sections: {gvp.general: {service-type: record, geo-location: berlin}}}
                - {name: paris, sections: {gvp.general: {service-type: record, geo-location: paris}}}
                - {name: record, sections: {gvp.general: {service-type: record}}}
            """.replace("PAGE", PAGE);

    RmLab rm;

    @BeforeAll
    void boot() throws Exception {
        rm = RmLab.boot("127.42.1.0/24", 2, SYSTEMS);
    }

    @AfterEach
    void forget() {
        rm.forget(2);
    }

    @AfterAll
    void close() {
        rm.close();
    }

    SipPacket arrived() throws InterruptedException {
        for (int tries = 0; tries < 500; tries++)
            for (int n = 1; n <= 2; n++) {
                if (!rm.isUp(n)) continue;
                SipPacket invite = rm.mcp(n).invites.poll(10, TimeUnit.MILLISECONDS);
                if (invite != null) return invite;
            }
        throw new AssertionError("no INVITE at any MCP");
    }

    static String sessionOf(SipPacket invite) {
        return invite.header("X-Genesys-GVP-Session-ID").orElseThrow();
    }

    String recorder(String uri, String... headers) throws Exception {
        Leg leg = rm.call(uri, headers);
        String session = sessionOf(arrived());
        assertEquals(200, leg.status());
        leg.bye();
        return session.substring(session.indexOf('_') + 1);
    }
}
