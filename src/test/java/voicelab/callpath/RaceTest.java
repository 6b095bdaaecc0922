package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
            WireCall call = WireCall.place(wire, "sip:" + number + "@" + server, wire.sdp(1, "sendrecv"));
            SipPacket ok = wire.status(200, "INVITE");
            call.cancel(call.branch(), "", 200); // RFC 3261 9.2: answered, without an effect
            call.acknowledge(ok);
            call.ask("OPTIONS", "");
            wire.status(200, "OPTIONS"); // the call is up
            call.hangUp();
            call.bye();
            wire.status(481, "BYE");
            call.cancel(wire.branch(), "", 481); // of no transaction
        }
    }

    @Test
    void a_cancel_right_behind_the_invite_ends_it_487() throws Exception {
        phones.register(2);
        phones.answers(2, PhoneLab.BY_HAND, 0, "", 0);
        try (WirePhone wire = wire("127.36.9.18")) {
            WireCall call = WireCall.place(wire, "sip:7002@127.36.9.18", wire.sdp(1, "sendrecv"));
            call.cancel(call.branch(), "", 200);
            call.refused(487);
        }
    }

    @Test
    void offers_of_both_sides_that_cross_are_both_answered_491_and_one_is_made_again() throws Exception {
        phones.register(2);
        try (WirePhone wire = wire(SERVER)) {
            WireCall call = WireCall.up(wire, "sip:7002@" + SERVER);
            PhoneCall agent = phones.incoming(2);
            assertEquals(200, soon(agent.answered()));
            var held = agent.hold(true);
            SipPacket theirs = wire.asked("INVITE");
            call.offer(wire.sdp(2, "sendrecv"));
            call.refused(491); // RFC 3261 14.2
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
}
