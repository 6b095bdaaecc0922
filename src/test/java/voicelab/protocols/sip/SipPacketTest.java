package voicelab.protocols.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SipPacketTest {
    static final String INVITE = """
            INVITE sip:dialog@127.20.0.11:5070;voicexml=http%3a%2f%2fapp SIP/2.0
            v: SIP/2.0/UDP 127.20.0.21:5090;branch=z9hG4bKabc-1f;rport, SIP/2.0/TCP far;branch=z9hG4bKold
            Via: SIP/2.0/UDP farther;branch=z9hG4bKolder
            Max-Forwards: 70
            Route: <sip:127.20.0.11;lr>, <sip:next;lr>
            Route: <sip:last;lr>
            From: "A, \\"B\\"; tag=no" <sip:a@b;tag=no>;x=y;tag=from-1
            To: <sip:dialog@rm>
            i: call-1@a
            CSeq: 7 INVITE
            Subject: folded
             over two lines
            X-Genesys-GVP-Session-ID: 0001-AB;gvp.rm.datanodes=1
            Contact: <sip:a@127.20.0.21:5090;transport=tcp>;expires=5, "C" <sip:c@d>
            c: application/sdp
            l: 5

            v=0
            """.replace("\n", "\r\n");

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static InetSocketAddress source(String address, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(address), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    static SipPacket read(String text) {
        try {
            return SipPacket.read(bytes(text));
        } catch (SipMalformed e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everything_that_a_transaction_needs_is_found_in_one_pass() {
        SipPacket packet = read(INVITE);
        assertNull(packet.problem());
        assertEquals("INVITE", packet.method());
        assertEquals("sip:dialog@127.20.0.11:5070;voicexml=http%3a%2f%2fapp", packet.requestUri());
        assertEquals("z9hG4bKabc-1f", packet.branch());
        assertEquals("127.20.0.21:5090", packet.sentBy());
        assertEquals(5090, packet.sentByPort());
        assertTrue(packet.hasRport());
        assertEquals(0x1f, packet.branchNumber(bytes("z9hG4bKabc-")));
        assertEquals(70, packet.maxForwards());
        assertEquals("from-1", packet.fromTag());
        assertNull(packet.toTag());
        assertEquals("call-1@a", packet.callId());
        assertEquals(7, packet.cseq());
        assertEquals("INVITE", packet.cseqMethod());
        assertEquals("v=0\r\n", packet.content().orElseThrow().text());
        assertTrue(packet.sdp().isPresent());
    }

    @Test
    void headers_are_found_by_any_form_of_their_name() {
        SipPacket packet = read(INVITE);
        assertEquals("folded over two lines", packet.header("subject").orElseThrow());
        assertEquals(2, packet.headers("VIA").size());
        assertEquals(3, packet.values("Via").size());
        assertEquals(List.of("<sip:127.20.0.11;lr>", "<sip:next;lr>", "<sip:last;lr>"), packet.values("Route"));
        assertEquals("sip:c@d", packet.addresses("Contact").get(1).uri());
        assertEquals("5", packet.addresses("Contact").get(0).param("expires").orElseThrow());
        assertEquals(
                "A, \"B\"; tag=no", NameAddr.read(packet.from()).orElseThrow().display());
        assertTrue(packet.header("Nothing").isEmpty());
    }

    @Test
    void the_journal_gets_what_correlates() {
        var fields = read(INVITE).fields();
        assertEquals("0001-AB", fields.get("gvp-session-id"));
        assertEquals("call-1@a", fields.get("call-id"));
        assertEquals(
                "INVITE sip:dialog@127.20.0.11:5070;voicexml=http%3a%2f%2fapp",
                read(INVITE).summary());
    }

    @Test
    void the_source_is_noted_in_the_top_via_only() {
        SipPacket noted = read(INVITE).receivedFrom(source("127.20.0.99", 1234));
        assertTrue(
                noted.headers("Via")
                        .get(0)
                        .startsWith(
                                "SIP/2.0/UDP 127.20.0.21:5090;branch=z9hG4bKabc-1f;rport=1234;received=127.20.0.99, SIP/2.0/TCP far"));
        SipPacket plain = read(INVITE.replace(";rport", ""));
        assertSame(plain, plain.receivedFrom(source("127.20.0.21", 40000)));
    }

    @Test
    void forwarding_splices_and_leaves_the_rest_byte_for_byte() {
        SipEdit edit = SipEdit.NONE
                .uri("sip:x@y")
                .set("Subject", "new")
                .remove("contact")
                .add("X-More", "1");
        SipPacket out =
                Forwarding.request(read(INVITE), "SIP/2.0/TCP own;branch=z9hG4bKnew", 1, List.of("<sip:own;lr>"), edit);
        assertNull(out.problem());
        assertEquals("sip:x@y", out.requestUri());
        assertEquals("z9hG4bKnew", out.branch());
        assertEquals(69, out.maxForwards());
        assertEquals(List.of("<sip:next;lr>", "<sip:last;lr>"), out.values("Route"));
        assertEquals("<sip:own;lr>", out.header("Record-Route").orElseThrow());
        assertEquals(List.of("new"), out.headers("Subject"));
        assertTrue(out.header("Contact").isEmpty());
        assertEquals("v=0\r\n", out.content().orElseThrow().text());
        assertEquals(read(INVITE).from(), out.from());
    }

    @Test
    void what_came_without_a_content_length_goes_on_with_one() {
        String bare = INVITE.replaceAll("(?m)^(l|Content-Length)\\s*:.*\\R", "");
        SipPacket out = Forwarding.request(read(bare), "SIP/2.0/TCP own;branch=z9hG4bKnew", 0, List.of(), SipEdit.NONE);
        assertNull(out.problem());
        assertEquals(List.of(Integer.toString(out.bodyLength())), out.headers("Content-Length"));
    }

    @Test
    void forwarding_takes_all_own_routes_and_can_change_the_body() {
        SipPacket out = Forwarding.request(
                read(INVITE),
                "SIP/2.0/TCP o;branch=z9hG4bKn",
                3,
                List.of(),
                SipEdit.NONE.body(SipContent.of("a/b", "12")));
        assertFalse(out.hasRoute());
        assertEquals("a/b", out.header("Content-Type").orElseThrow());
        assertEquals("12", out.content().orElseThrow().text());
        assertEquals(List.of("2"), out.headers("Content-Length"));
    }

    @Test
    void a_response_goes_back_without_its_top_via() {
        SipPacket response =
                SipWriter.response(read(INVITE), 200, "", "tag-2", List.of(), SipContent.sdp("v=1"), false);
        assertEquals("tag-2", response.toTag());
        assertEquals(3, response.values("Via").size());
        SipPacket second = Forwarding.response(response);
        assertEquals("z9hG4bKold", second.branch());
        SipPacket third = Forwarding.response(second);
        assertEquals("z9hG4bKolder", third.branch());
        assertNull(Forwarding.response(third));
        assertEquals("v=1", third.content().orElseThrow().text());
        assertFalse(third.isLocal());
    }

    @Test
    void ack_and_cancel_are_hop_by_hop() {
        SipPacket invite = read(INVITE);
        SipPacket response = SipWriter.response(invite, 486, "", "t", List.of(), null, false);
        SipPacket ack = SipWriter.ack(invite, response);
        assertEquals("ACK", ack.cseqMethod());
        assertEquals(invite.transactionKey(), ack.transactionKey());
        assertEquals("t", ack.toTag());
        SipPacket cancel = SipWriter.cancel(invite, List.of(new SipHeader("Reason", "SIP")));
        assertEquals(invite.transactionKey(), cancel.transactionKey());
        assertNull(cancel.toTag());
        assertEquals(3, cancel.values("Route").size());
        assertEquals(1, cancel.values("Via").size());
    }

    @Test
    void a_line_end_in_a_header_that_is_to_be_written_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new SipHeader("X", "a\r\nVia: evil"));
        assertThrows(IllegalArgumentException.class, () -> new SipHeader("X Y", "a"));
        assertThrows(IllegalArgumentException.class, () -> SipEdit.NONE.uri("sip:a b"));
    }

    @Test
    void transactions_differ_by_branch_sender_and_method() {
        SipPacket invite = read(INVITE);
        assertNotEquals(
                invite.transactionKey(),
                read(INVITE.replace("abc-1f", "abc-1e")).transactionKey());
        assertNotEquals(
                invite.transactionKey(),
                read(INVITE.replace(":5090;b", ":5091;b")).transactionKey());
        SipPacket info = read(INVITE.replace("INVITE ", "INFO ").replace("7 INVITE", "7 INFO"));
        assertNotEquals(invite.transactionKey(), info.transactionKey());
        String old = INVITE.replace("z9hG4bKabc-1f", "1");
        assertNotEquals(
                read(old).transactionKey(),
                read(old.replace("7 INVITE", "8 INVITE")).transactionKey());
    }

    @Test
    void garbage_never_throws_anything_but_its_own_error() {
        Random random = new Random(4475);
        byte[] good = bytes(INVITE);
        int taken = 0;
        for (int round = 0; round < 5000; round++) {
            byte[] bent = good.clone();
            for (int i = random.nextInt(8); i >= 0; i--) bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            if (round % 3 == 0) bent = java.util.Arrays.copyOf(bent, random.nextInt(bent.length));
            taken += tried(bent);
        }
        assertTrue(taken > 500, "the fuzz must also get through: " + taken);
    }

    private static int tried(byte[] bent) {
        SipPacket packet;
        try {
            packet = SipPacket.read(bent);
        } catch (SipMalformed e) {
            return 0;
        }
        packet.fields();
        packet.summary();
        packet.allHeaders();
        packet.content();
        packet.values("Via").forEach(NameAddr::read);
        packet.addresses("Route");
        SipUri.read(packet.requestUri());
        if (!packet.isAnswerable()) return 0;
        SipPacket noted = packet.receivedFrom(source("127.0.0.1", 1));
        noted.transactionKey();
        RequestCheck.of(noted);
        SipWriter.response(noted, 400, "x", "t", List.of(), null, false);
        Forwarding.request(noted, "SIP/2.0/UDP a;branch=z9hG4bKb", 1, List.of(), SipEdit.NONE.set("To", "<sip:x@y>"));
        return 1;
    }

    @Test
    void uris_are_read_and_written_alike() {
        SipUri uri = SipUri.read("sip:msml=1@127.20.0.11:5060;transport=tcp;dn=8001;record?x=y")
                .orElseThrow();
        assertEquals("msml=1", uri.user());
        assertEquals(Transport.TCP, uri.transport());
        assertEquals("", uri.param("record").orElseThrow());
        assertEquals("sip:msml=1@127.20.0.11:5060;transport=tcp;dn=8001;record?x=y", uri.toString());
        assertEquals(
                "sip:a@[2001:db8::1]:5070",
                SipUri.read("sip:a@[2001:db8::1]:5070").orElseThrow().toString());
        assertTrue(SipUri.read("sip:2001:db8::10").isEmpty());
        assertTrue(SipUri.read("http://x").isEmpty());
    }
}
