package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.soon;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import voicelab.protocols.sip.SipPacket;
import voicelab.standin.PhoneCall;

/** What crosses on the wire, by hand: each ends as RFC 3261 has it, and no leg, transaction or port is left. */
class RaceTest {
    private static final String SERVER = "127.36.9.17";
    private static PeersLab lab;
    private static PhoneLab phones;

    @BeforeAll
    static void boot() throws Exception {
        lab = PeersLab.boot(9, "{}", "{}", "{count: 3}");
        phones = new PhoneLab(lab);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void nothingIsLeft() {
        lab.assertNothingLeft();
    }

    private static WirePhone wire(String server) throws Exception {
        return new WirePhone("127.0.0.1", new InetSocketAddress(server, 5060));
    }

    private static String dialog(String callId, String fromTag, String to) {
        return "From: <sip:wire@127.0.0.1>;tag=" + fromTag + "\r\nTo: " + to + "\r\nCall-ID: " + callId + "\r\n";
    }

    /** Registers the wire as 7009 and has phone 1 call it: the INVITE that came. */
    private static SipPacket called(WirePhone wire, PhoneCall[] call) throws Exception {
        wire.send(wire.request(
                "REGISTER",
                "sip:" + SERVER,
                wire.branch(),
                "From: <sip:7009@" + SERVER + ">;tag=r\r\nTo: <sip:7009@" + SERVER + ">\r\nCall-ID: reg"
                        + System.nanoTime() + "\r\n",
                1,
                "Expires: 600\r\n",
                "",
                ""));
        wire.status(200, "REGISTER");
        call[0] = lab.phone(1).dial("7009", "sip-server", "udp");
        return wire.asked("INVITE");
    }

    @Test
    void a_cancel_waits_for_the_first_answer_and_crosses_no_silence() throws Exception {
        try (WirePhone wire = wire(SERVER)) {
            PhoneCall[] call = new PhoneCall[1];
            SipPacket invite = called(wire, call);
            call[0].hangUp();
            // RFC 3261 9.1: no CANCEL before a provisional response; the INVITE is repeated meanwhile
            assertEquals(invite.branch(), wire.asked("INVITE").branch());
            wire.send(wire.response(invite, "180 Ringing", "w", ""));
            SipPacket cancel = wire.asked("CANCEL");
            assertEquals(invite.branch(), cancel.branch());
            wire.send(wire.response(cancel, "200 OK", "w", ""));
            wire.send(wire.response(invite, "487 Request Terminated", "w", ""));
            assertEquals(invite.branch(), wire.asked("ACK").branch());
            assertEquals(487, soon(call[0].answered()));
        }
    }

    @Test
    void an_answer_that_crosses_the_cancel_is_acknowledged_and_ended() throws Exception {
        try (WirePhone wire = wire(SERVER)) {
            PhoneCall[] call = new PhoneCall[1];
            SipPacket invite = called(wire, call);
            wire.send(wire.response(invite, "180 Ringing", "w", ""));
            lab.lab
                    .journal()
                    .await(
                            0,
                            "the ringing",
                            e -> e.summary().startsWith("180") && e.link().equals("x-1"),
                            PeersLab.SOON);
            call[0].hangUp();
            SipPacket cancel = wire.asked("CANCEL");
            wire.send(wire.response(invite, "200 OK", "w", wire.sdp(1, "sendrecv")));
            wire.send(wire.response(cancel, "200 OK", "w", ""));
            assertEquals(invite.cseq(), wire.asked("ACK").cseq());
            SipPacket bye = wire.asked("BYE");
            wire.send(wire.response(bye, "200 OK", "w", ""));
            assertEquals(487, soon(call[0].answered()));
        }
    }

    @ParameterizedTest
    @CsvSource({"127.36.9.17,7002", "127.36.9.18,8001"})
    void a_cancel_after_the_final_answer_changes_nothing(String server, String number) throws Exception {
        phones.register(2);
        try (WirePhone wire = wire(server)) {
            String id = "late" + System.nanoTime();
            String uri = "sip:" + number + "@" + server;
            String branch = wire.branch();
            String dialog = dialog(id, "a", "<" + uri + ">");
            wire.send(wire.request("INVITE", uri, branch, dialog, 1, "", "application/sdp", wire.sdp(1, "sendrecv")));
            SipPacket ok = wire.status(200, "INVITE");
            wire.send(wire.request("CANCEL", uri, branch, dialog, 1, "", "", ""));
            wire.status(200, "CANCEL"); // RFC 3261 9.2: answered, without an effect
            String confirmed = dialog(id, "a", ok.to());
            String target = ok.addresses("Contact").get(0).uri();
            wire.send(wire.request("ACK", target, wire.branch(), confirmed, 1, "", "", ""));
            wire.send(wire.request("OPTIONS", target, wire.branch(), confirmed, 2, "", "", ""));
            wire.status(200, "OPTIONS"); // the call is up
            wire.send(wire.request("BYE", target, wire.branch(), confirmed, 3, "", "", ""));
            wire.status(200, "BYE");
            wire.send(wire.request("BYE", target, wire.branch(), confirmed, 4, "", "", ""));
            wire.status(481, "BYE");
            wire.send(wire.request("CANCEL", uri, wire.branch(), dialog, 1, "", "", ""));
            wire.status(481, "CANCEL"); // of no transaction
        }
    }

    @Test
    void a_cancel_right_behind_the_invite_ends_it_487() throws Exception {
        phones.register(2);
        phones.answers(2, PhoneLab.BY_HAND, 0, "", 0);
        try (WirePhone wire = wire("127.36.9.18")) {
            String uri = "sip:7002@127.36.9.18";
            String branch = wire.branch();
            String dialog = dialog("quick" + System.nanoTime(), "a", "<" + uri + ">");
            wire.send(wire.request("INVITE", uri, branch, dialog, 1, "", "application/sdp", wire.sdp(1, "sendrecv")));
            wire.send(wire.request("CANCEL", uri, branch, dialog, 1, "", "", ""));
            wire.status(200, "CANCEL");
            SipPacket gone = wire.status(487, "INVITE");
            wire.send(wire.request("ACK", uri, branch, dialog("quick", "a", gone.to()), 1, "", "", ""));
        }
    }

    /** A call of the wire to phone 2 that is up. */
    private static SipPacket up(WirePhone wire, String id) throws Exception {
        String uri = "sip:7002@" + SERVER;
        wire.send(wire.request(
                "INVITE",
                uri,
                wire.branch(),
                dialog(id, "a", "<" + uri + ">"),
                1,
                "",
                "application/sdp",
                wire.sdp(1, "sendrecv")));
        SipPacket ok = wire.status(200, "INVITE");
        wire.send(wire.request("ACK", target(ok), wire.branch(), dialog(id, "a", ok.to()), 1, "", "", ""));
        return ok;
    }

    private static String target(SipPacket ok) {
        return ok.addresses("Contact").get(0).uri();
    }

    @Test
    void offers_of_both_sides_that_cross_are_both_answered_491_and_one_is_made_again() throws Exception {
        phones.register(2);
        try (WirePhone wire = wire(SERVER)) {
            String id = "glare" + System.nanoTime();
            SipPacket ok = up(wire, id);
            PhoneCall agent = phones.incoming(2);
            assertEquals(200, soon(agent.answered()));
            var held = agent.hold(true);
            SipPacket theirs = wire.asked("INVITE");
            wire.send(wire.request(
                    "INVITE",
                    target(ok),
                    wire.branch(),
                    dialog(id, "a", ok.to()),
                    2,
                    "",
                    "application/sdp",
                    wire.sdp(2, "sendrecv")));
            SipPacket refused = wire.status(491, "INVITE"); // RFC 3261 14.2
            wire.send(wire.request("ACK", target(ok), refused.branch(), dialog(id, "a", refused.to()), 2, "", "", ""));
            wire.send(wire.response(theirs, "491 Request Pending", "a", ""));
            assertEquals(theirs.branch(), wire.asked("ACK").branch());
            // 14.1: the phone did not choose the Call-ID, so it comes again within two seconds
            SipPacket again =
                    wire.next("another INVITE", p -> p.isRequest() && p.is("INVITE") && p.cseq() > theirs.cseq());
            wire.send(wire.response(again, "200 OK", "a", wire.sdp(2, "recvonly")));
            wire.asked("ACK");
            assertEquals(200, soon(held), lab::tail);
            agent.hangUp();
            SipPacket bye = wire.asked("BYE");
            wire.send(wire.response(bye, "200 OK", "a", ""));
        }
    }

    @Test
    void a_re_invite_that_waits_when_a_bye_comes_is_answered_487() throws Exception {
        try (WirePhone wire = wire(SERVER)) {
            PhoneCall[] call = new PhoneCall[1];
            SipPacket invite = called(wire, call);
            wire.send(wire.response(invite, "200 OK", "w", wire.sdp(1, "sendrecv")));
            SipPacket ack = wire.asked("ACK");
            assertEquals(200, soon(call[0].answered()));
            var held = call[0].hold(true);
            wire.asked("INVITE"); // and no answer to it
            String dialog = "From: " + invite.to() + ";tag=w\r\nTo: " + invite.from() + "\r\nCall-ID: "
                    + invite.callId() + "\r\n";
            wire.send(wire.request(
                    "BYE", invite.addresses("Contact").get(0).uri(), wire.branch(), dialog, 1, "", "", ""));
            wire.status(200, "BYE");
            assertEquals("there", soon(call[0].ended()));
            assertEquals(invite.cseq(), ack.cseq());
            assertEquals(
                    "no", soon(held.handle((status, problem) -> problem != null || status >= 300 ? "no" : "held")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|400",
                "Refer-To: <sip:7003@x>^Refer-To: <sip:7002@x>^|400",
                "Refer-To: nonsense^|400",
                "Refer-To: <tel:+4921112345>^|416",
                "Refer-To: <sip:127.36.9.17>^|400",
                "Refer-To: <sip:7003@x?Replaces=abc>^|400",
                "Refer-To: <sip:7003@x?Replaces=abc%3Bto-tag%3D1>^|400",
                "Refer-To: <sip:7003@x?Replaces=abc%zz>^|400"
            })
    void a_refer_that_cannot_be_followed_is_refused_and_the_call_stays(String headers, int status) throws Exception {
        phones.register(2);
        try (WirePhone wire = wire(SERVER)) {
            String id = "refer" + System.nanoTime();
            SipPacket ok = up(wire, id);
            String more = headers.replace("^", "\r\n");
            wire.send(wire.request("REFER", target(ok), wire.branch(), dialog(id, "a", ok.to()), 2, more, "", ""));
            wire.status(status, "REFER");
            hangUp(wire, ok, id, 3);
        }
    }

    private static void hangUp(WirePhone wire, SipPacket ok, String id, int cseq) throws Exception {
        wire.send(wire.request("BYE", target(ok), wire.branch(), dialog(id, "a", ok.to()), cseq, "", "", ""));
        wire.status(200, "BYE");
    }

    @Test
    void a_refer_to_a_dialog_that_there_is_not_is_told_481() throws Exception {
        phones.register(2);
        try (WirePhone wire = wire(SERVER)) {
            String id = "gone" + System.nanoTime();
            SipPacket ok = up(wire, id);
            String more = "Refer-To: <sip:7003@x?Replaces=abc%3Bto-tag%3D1%3Bfrom-tag%3D2>\r\n";
            wire.send(wire.request("REFER", target(ok), wire.branch(), dialog(id, "a", ok.to()), 2, more, "", ""));
            wire.status(202, "REFER");
            SipPacket trying = wire.asked("NOTIFY");
            assertEquals("refer;id=2", trying.header("Event").orElseThrow());
            assertTrue(trying.content().orElseThrow().text().startsWith("SIP/2.0 100 Trying"));
            wire.send(wire.response(trying, "200 OK", "a", ""));
            SipPacket last =
                    wire.next("the last NOTIFY", p -> p.isRequest() && p.is("NOTIFY") && p.cseq() > trying.cseq());
            assertTrue(last.content().orElseThrow().text().startsWith("SIP/2.0 481"), last::toString);
            assertTrue(last.header("Subscription-State").orElseThrow().startsWith("terminated"));
            wire.send(wire.response(last, "200 OK", "a", ""));
            hangUp(wire, ok, id, 3);
        }
    }

    @Test
    void without_a_subscription_nothing_is_told_and_the_transfer_happens() throws Exception {
        phones.register(2, 3);
        try (WirePhone wire = wire(SERVER)) {
            String id = "silent" + System.nanoTime();
            SipPacket ok = up(wire, id);
            String more = "Refer-To: <sip:7003@x>\r\nRefer-Sub: false\r\n";
            wire.send(wire.request("REFER", target(ok), wire.branch(), dialog(id, "a", ok.to()), 2, more, "", ""));
            assertEquals("false", wire.status(202, "REFER").header("Refer-Sub").orElseThrow());
            SipPacket bye = wire.next("BYE or NOTIFY", SipPacket::isRequest);
            assertEquals("BYE", bye.method());
            wire.send(wire.response(bye, "200 OK", "a", ""));
            phones.incoming(3).hangUp();
        }
    }

    @Test
    void an_invite_with_replaces_takes_a_call_over() throws Exception {
        phones.register(2);
        try (WirePhone wire = wire(SERVER);
                WirePhone other = wire(SERVER)) {
            String id = "taken" + System.nanoTime();
            SipPacket ok = up(wire, id);
            String uri = "sip:7002@" + SERVER;
            for (String bad : new String[] {"x", "x;to-tag=1", "x;to-tag=1;from-tag=2"}) {
                other.send(other.request(
                        "INVITE",
                        uri,
                        other.branch(),
                        dialog("bad" + System.nanoTime(), "b", "<" + uri + ">"),
                        1,
                        "Replaces: " + bad + "\r\n",
                        "application/sdp",
                        other.sdp(1, "sendrecv")));
                other.status(bad.contains("from-tag") ? 481 : 400, "INVITE");
            }
            String replaces = "Require: replaces\r\nReplaces: " + id + ";from-tag=a;to-tag=" + ok.toTag() + "\r\n";
            String second = "taker" + System.nanoTime();
            other.send(other.request(
                    "INVITE",
                    uri,
                    other.branch(),
                    dialog(second, "b", "<" + uri + ">"),
                    1,
                    replaces,
                    "application/sdp",
                    other.sdp(1, "sendrecv")));
            SipPacket taken = other.status(200, "INVITE");
            other.send(other.request(
                    "ACK", target(taken), other.branch(), dialog(second, "b", taken.to()), 1, "", "", ""));
            SipPacket bye = wire.asked("BYE");
            wire.send(wire.response(bye, "200 OK", "a", ""));
            PhoneCall agent = phones.incoming(2);
            other.send(other.request(
                    "BYE", target(taken), other.branch(), dialog(second, "b", taken.to()), 2, "", "", ""));
            other.status(200, "BYE");
            assertEquals("there", soon(agent.ended()));
        }
    }

    @Test
    void attached_data_that_is_none_is_refused_and_so_is_too_much() throws Exception {
        phones.register(2);
        try (WirePhone wire = wire(SERVER)) {
            String id = "data" + System.nanoTime();
            SipPacket ok = up(wire, id);
            String form = "application/x-www-form-urlencoded";
            int cseq = 2;
            for (String body : new String[] {"a=%zz", "=x", "a=" + "x".repeat(5_000)}) {
                wire.send(wire.request(
                        "INFO", target(ok), wire.branch(), dialog(id, "a", ok.to()), cseq++, "", form, body));
                wire.status(body.length() > 100 ? 413 : 400, "INFO");
            }
            hangUp(wire, ok, id, cseq);
        }
    }
}
