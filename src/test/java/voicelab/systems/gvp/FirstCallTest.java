package voicelab.systems.gvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.engines.sip.SipPeer;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.protocols.sip.SipPacket;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstCallTest {
    private static final String PROFILE = """
            profile: gvp
            systems:
              gvp-config-server:
                tenants:
                  - name: Environment
                    ccid: ccid-1
                ivr-profiles:
                  - name: order
                    dnis: ["8001", "[8100-8199]"]
                    sections:
                      gvp.service-prerequisite:
                        initial-page-url: "http://das/first-call.vxml?tone=1000&nonce=$dnis$"
                  - name: gone
                    dnis: ["8002"]
                    sections:
                      gvp.service-prerequisite:
                        initial-page-url: "http://das/no-such-page.vxml"
                  - name: closed
                    dnis: ["8003"]
                    sections:
                      gvp.policy:
                        voicexml-allowed: "false"
                        voicexml-forbidden-respcode: "603"
                      gvp.service-prerequisite:
                        initial-page-url: "http://das/first-call.vxml"
              resource-manager:
              mcp:
                count: 2
              das:
                listeners: {HTTP: 10080}
              web-server:
                listeners: {HTTP: 10080}
              customer-system:
                listeners: {HTTP: 10080}
            """;

    private GvpLab lab;
    private Caller caller;

    @BeforeAll
    void boot() throws Exception {
        lab = GvpLab.boot("127.37.1.0/24", PROFILE);
        caller = new Caller(lab.outside(200));
    }

    @AfterAll
    void stop() {
        caller.close();
        long bugs = lab.lab().journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    private SipPeer tcp() {
        return SipPeer.tcp(lab.resourceManager());
    }

    @Test
    void a_call_runs_its_application_to_the_end_over_tcp() throws Exception {
        runs(tcp());
    }

    @Test
    void a_call_runs_its_application_to_the_end_over_udp() throws Exception {
        runs(SipPeer.udp(lab.resourceManager()));
    }

    private void runs(SipPeer next) throws Exception {
        Caller.Placed call = caller.call("sip:8001@rm", next);
        call.up();
        lab.await("page fetched: http://das/first-call.vxml?tone=1000&nonce=8001");
        call.press("4711#");
        call.hear("You entered");
        call.over();
        String callId = call.call().callId();
        assertTrue(
                lab.lab().journal().since(0).stream()
                        .anyMatch(e -> e.kind() == Kind.SENT
                                && e.link().equals("gvp-4")
                                && e.summary().contains("INVITE sip:dialog@")
                                && e.field("call-id").equals(callId)),
                "the INVITE crossed gvp-4");
        JournalEntry bye = lab.lab()
                .journal()
                .await(
                        0,
                        "the BYE over mcp-6",
                        e -> e.kind() == Kind.SENT
                                && e.link().equals("mcp-6")
                                && e.summary().startsWith("BYE")
                                && e.field("call-id").equals(callId),
                        GvpLab.PATIENCE);
        assertEquals("mcp", bye.from().replaceAll("-2$", ""));
        lab.await("call ended: completed");
    }

    @Test
    void the_mcp_is_given_session_and_profile() throws Exception {
        Caller.Placed call = caller.call("sip:8150@rm", tcp());
        call.up();
        SipPacket invite = (SipPacket) lab.lab()
                .journal()
                .await(
                        0,
                        "INVITE on gvp-4",
                        e -> e.link().equals("gvp-4")
                                && e.summary().startsWith("INVITE")
                                && e.field("call-id").equals(call.call().callId()),
                        GvpLab.PATIENCE)
                .parcel();
        String session = invite.header("X-Genesys-GVP-Session-ID").orElseThrow();
        assertTrue(session.matches("[0-9A-F-]{36};gvp.rm.datanodes=1;gvp.rm.tenant-id=[0-9.]+_order"), session);
        assertTrue(invite.header("X-Genesys-RM-Application-dbid").isPresent());
        assertTrue(
                invite.requestUri()
                        .contains(";voicexml=http%3a%2f%2fdas%2ffirst-call.vxml%3ftone%3d1000%26nonce%3d8150"),
                invite.requestUri());
        assertTrue(invite.header("Record-Route").orElseThrow().contains(";lr;gvp.rm.datanodes=1"));
        call.call().hangUp();
        lab.await("BYE from the caller");
    }

    @Test
    void an_unknown_number_is_answered_404() throws Exception {
        assertEquals(404, caller.call("sip:9999@rm", tcp()).refusal().status());
    }

    @Test
    void a_page_that_is_not_there_is_answered_404_with_its_reason() throws Exception {
        SipPacket refusal = caller.call("sip:8002@rm", tcp()).refusal();
        assertEquals(404, refusal.status());
        assertTrue(refusal.header("Warning").orElse("").contains("no-such-page"), refusal.toString());
    }

    @Test
    void a_profile_that_forbids_its_service_answers_its_own_code() throws Exception {
        assertEquals(603, caller.call("sip:8003@rm", tcp()).refusal().status());
    }

    @Test
    void ccxml_is_refused_plainly() throws Exception {
        assertEquals(501, caller.call("sip:ccxml@rm", tcp()).refusal().status());
    }

    @Test
    void a_service_that_the_mcp_has_not_is_answered_501() throws Exception {
        assertEquals(
                501,
                caller.call("sip:msml=0123456789abcdef@rm", tcp()).refusal().status());
    }

    @Test
    void a_dialog_that_is_named_runs_as_asked() throws Exception {
        Caller.Placed call = caller.call("sip:dialog@rm;voicexml=http%3a%2f%2fdas%2ffirst-call.vxml", tcp());
        call.up();
        call.call().hangUp();
    }

    @Test
    void an_invite_without_an_offer_is_offered_audio() throws Exception {
        Caller.Placed call = caller.callLate("sip:8001@rm", tcp());
        call.up();
        call.press("5#");
        call.hear("You entered");
        call.over();
    }

    @Test
    void a_session_id_that_comes_along_is_kept() throws Exception {
        Caller.Placed call = caller.call(
                "sip:8001@rm",
                tcp(),
                "X-Genesys-GVP-Session-ID",
                "01234567-0000-0000-0000-00000000AAAA;gvp.rm.datanodes=1");
        call.up();
        lab.await("session 01234567-0000-0000-0000-00000000AAAA created");
        call.call().hangUp();
    }

    @Test
    void both_mcps_get_calls_in_turn() throws Exception {
        for (int i = 0; i < 4; i++) {
            Caller.Placed call = caller.call("sip:8001@rm", tcp());
            call.up();
            call.call().hangUp();
        }
        for (String mcp : List.of("mcp", "mcp-2"))
            lab.lab()
                    .journal()
                    .await(
                            0,
                            "INVITE at " + mcp,
                            e -> e.kind() == Kind.ARRIVED
                                    && e.to().equals(mcp)
                                    && e.summary().startsWith("INVITE"),
                            GvpLab.PATIENCE);
    }
}
