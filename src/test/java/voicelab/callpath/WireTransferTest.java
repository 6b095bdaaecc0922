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

/** REFER, Replaces and INFO by hand, as RFC 3515, 3891 and 4488 have them: what is wrong is refused, and the call stays. */
class WireTransferTest {
    private static final String SERVER = "127.36.39.17";
    private static final String UNDER_TEST = "sip:7002@" + SERVER;
    private static PeersLab lab;
    private static PhoneLab phones;

    @BeforeAll
    static void boot() throws Exception {
        lab = PeersLab.boot(39, "{}", "{}", "{count: 3}");
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

    private static WirePhone wire() throws Exception {
        return new WirePhone("127.0.0.1", new InetSocketAddress(SERVER, 5060));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|400",
                "Refer-To: <sip:7003@x>^Refer-To: <sip:7002@x>^|400",
                "Refer-To: nonsense^|400",
                "Refer-To: <tel:+4921112345>^|416",
                "Refer-To: <sip:127.36.39.17>^|400",
                "Refer-To: <sip:7003@x?Replaces=abc>^|400",
                "Refer-To: <sip:7003@x?Replaces=abc%3Bto-tag%3D1>^|400",
                "Refer-To: <sip:7003@x?Replaces=abc%zz>^|400"
            })
    void a_refer_that_cannot_be_followed_is_refused_and_the_call_stays(String headers, int status) throws Exception {
        phones.register(2);
        try (WirePhone wire = wire()) {
            WireCall call = WireCall.up(wire, UNDER_TEST);
            call.ask("REFER", headers.replace("^", "\r\n"));
            wire.status(status, "REFER");
            call.hangUp();
        }
    }

    @Test
    void a_refer_to_a_dialog_that_there_is_not_is_told_481() throws Exception {
        phones.register(2);
        try (WirePhone wire = wire()) {
            WireCall call = WireCall.up(wire, UNDER_TEST);
            String more = "Refer-To: <sip:7003@x?Replaces=abc%3Bto-tag%3D1%3Bfrom-tag%3D2>\r\n";
            call.ask("REFER", more);
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
            call.hangUp();
        }
    }

    @Test
    void without_a_subscription_nothing_is_told_and_the_transfer_happens() throws Exception {
        phones.register(2, 3);
        try (WirePhone wire = wire()) {
            WireCall call = WireCall.up(wire, UNDER_TEST);
            String more = "Refer-To: <sip:7003@x>\r\nRefer-Sub: false\r\n";
            call.ask("REFER", more);
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
        try (WirePhone wire = wire();
                WirePhone other = wire()) {
            WireCall call = WireCall.up(wire, UNDER_TEST);
            for (String bad : new String[] {"x", "x;to-tag=1", "x;to-tag=1;from-tag=2"}) {
                String headers = "Replaces: " + bad + "\r\n";
                WireCall.place(other, UNDER_TEST, headers, other.sdp(1, "sendrecv"))
                        .refused(bad.contains("from-tag") ? 481 : 400);
            }
            String headers = "Require: replaces\r\nReplaces: " + call.replaces() + "\r\n";
            WireCall taker = WireCall.place(other, UNDER_TEST, headers, other.sdp(1, "sendrecv"));
            taker.answered();
            SipPacket bye = wire.asked("BYE");
            wire.send(wire.response(bye, "200 OK", "a", ""));
            PhoneCall agent = phones.incoming(2);
            taker.hangUp();
            assertEquals("there", soon(agent.ended()));
        }
    }

    @Test
    void attached_data_that_is_none_is_refused_and_so_is_too_much() throws Exception {
        phones.register(2);
        try (WirePhone wire = wire()) {
            WireCall call = WireCall.up(wire, UNDER_TEST);
            String form = "application/x-www-form-urlencoded";
            for (String body : new String[] {"a=%zz", "=x", "a=" + "x".repeat(5_000)}) {
                call.ask("INFO", "", form, body);
                wire.status(body.length() > 100 ? 413 : 400, "INFO");
            }
            call.hangUp();
        }
    }
}
