package voicelab.systems.gvp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import voicelab.engines.sip.SipPeer;

/** The platform with a user's own web server beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlatformTestCase {
    static final String PAGES = "http://127.37.3.220:9000/";
    static final String PROFILE = """
            profile: gvp
            systems:
              gvp-config-server:
                ivr-profiles:
                  - {name: keys, dnis: ["8001"], sections: {gvp.service-prerequisite: {initial-page-url: "PAGESkeys.vxml"}}}
                  - {name: broken, dnis: ["8002"], sections: {gvp.service-prerequisite: {initial-page-url: "PAGESbroken.vxml"}}}
                  - {name: slow, dnis: ["8003"], sections: {gvp.service-prerequisite: {initial-page-url: "PAGESslow.vxml"}}}
              resource-manager: {health-every: 1s}
              reporting-server:
              sql-server:
              mcp: {count: 2, most-sessions: 20}
            """.replace("PAGES", PAGES);
    static final String KEYS = """
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml"><form>
              <field name="digits" type="digits?length=2">
                <property name="timeout" value="20s"/>
                <prompt>Two keys</prompt>
                <noinput><prompt>Nobody</prompt><exit/></noinput>
                <filled><prompt>Got <value expr="digits"/></prompt><exit namelist="digits"/></filled>
              </field></form></vxml>
            """;

    GvpLab lab;
    Caller caller;
    PageServer web;

    @BeforeAll
    void boot() throws Exception {
        lab = GvpLab.boot("127.37.3.0/24", PROFILE);
        caller = new Caller(lab.outside(200));
        web = new PageServer(lab.outside(220));
        web.serve("/keys.vxml", KEYS);
        web.serve("/broken.vxml", "<vxml version=\"2.1\"><form></vxml>");
        web.keepSilent("/slow.vxml");
    }

    @AfterAll
    void stop() {
        caller.close();
        long bugs = lab.lab().journal().bugs();
        lab.close();
        web.close();
        assertEquals(0, bugs);
    }

    Caller.Placed call(String number) throws Exception {
        return caller.call("sip:" + number + "@rm", SipPeer.tcp(lab.resourceManager()));
    }
}
