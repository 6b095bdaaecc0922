package voicelab.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import voicelab.journal.Kind;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.protocols.pcapng.PcapngBlocks;
import voicelab.protocols.pcapng.PcapngBlocks.Packet;
import voicelab.protocols.records.QueueParcel;

class CallCaptureTest {
    private final CallOnPaper paper = new CallOnPaper();

    private List<Packet> packets() {
        return PcapngBlocks.packets(CallCapture.of(paper.entries(), paper.call()));
    }

    private String about() {
        return new String(
                PcapngBlocks.read(CallCapture.of(paper.entries(), paper.call()))
                        .get(0)
                        .options()
                        .get(1),
                StandardCharsets.UTF_8);
    }

    private List<Packet> saying(String text) {
        return packets().stream().filter(p -> p.text().contains(text)).toList();
    }

    @Test
    void each_message_crosses_once_between_its_own_addresses_by_its_own_transport() {
        paper.invite().answer();
        List<Packet> invites = saying("INVITE sip:");
        assertEquals(2, invites.size());
        Packet udp = invites.get(0);
        assertFalse(udp.isTcp());
        assertEquals("127.20.0.101 127.20.0.18 5060", udp.host(true) + " " + udp.host(false) + " " + udp.port(false));
        assertEquals(CallOnPaper.BEGAN, udp.at());
        assertTrue(udp.comment().startsWith("x-15 sip-endpoint -> sbc: INVITE sip:8001"), udp.comment());
        Packet tcp = invites.get(1);
        assertTrue(tcp.isTcp());
        assertEquals(List.of(40_001, 5090), List.of(tcp.port(true), tcp.port(false)));
        Packet answer = saying("SIP/2.0 200").get(0);
        assertEquals(
                List.of(5090, 40_001), List.of(answer.port(true), answer.port(false)), "on the caller's connection");
        List<Packet> all = packets();
        assertEquals(
                2,
                all.stream().filter(p -> p.isTcp() && (p.frame()[47] & 2) != 0).count(),
                "one handshake");
        for (int i = 1; i < all.size(); i++)
            assertFalse(all.get(i).at().isBefore(all.get(i - 1).at()), "in order of time");
    }

    @Test
    void the_first_packets_of_a_stream_have_their_own_times_and_the_first_of_all_is_there_once() {
        paper.invite().answer().media(0);
        List<Packet> media = packets().stream()
                .filter(p -> !p.isTcp() && p.port(true) == 20_000)
                .toList();
        assertEquals(4, media.size());
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(CallOnPaper.rtp(i), media.get(i).payload());
            assertEquals(
                    CallOnPaper.BEGAN.plusMillis(40 + 20L * i), media.get(i).at());
        }
        assertTrue(
                media.get(3).comment().endsWith("first 4 of 9 packets"),
                media.get(3).comment());
    }

    @Test
    void a_request_of_a_pool_gets_the_port_and_the_headers_that_its_reader_saw_and_so_does_its_answer() {
        paper.invite();
        HttpRequest sent = HttpRequest.get("http://das/a?sessionid=leg-1");
        Hop tapped = new Hop(CallOnPaper.at(21, 0), CallOnPaper.at(42, 80));
        Hop real = new Hop(CallOnPaper.at(21, 38_325), CallOnPaper.at(42, 80));
        paper.add(Kind.SENT, "gvp-12", "mcp", "das", tapped, sent, "");
        paper.add(Kind.ARRIVED, "gvp-12", "mcp", "das", real, sent.with("Accept", "all"), "");
        HttpReply reply = HttpReply.text(200, "<vxml/>").with("Transfer-Encoding", "chunked");
        paper.add(Kind.BACK, "gvp-12", "das", "mcp", tapped.reversed(), reply, "");
        Packet get = saying("GET /a").get(0);
        assertEquals(1, saying("GET /a").size());
        assertEquals(38_325, get.port(true));
        assertTrue(get.text().contains("Accept: all"), get.text());
        Packet ok = saying("200 OK").get(0);
        assertEquals(38_325, ok.port(false));
        assertTrue(ok.text().endsWith("Content-Length: 7\r\n\r\n<vxml/>"), ok.text());
        assertTrue(ok.comment().endsWith("[its chunks are joined]"), ok.comment());
    }

    @Test
    void what_is_secret_on_the_wire_says_that_it_is_decrypted() {
        paper.invite();
        HttpRequest secret = HttpRequest.get("https://das/a?call-id=leg-1");
        paper.add(
                Kind.SENT, "gvp-12", "mcp", "das", new Hop(CallOnPaper.at(21, 0), CallOnPaper.at(42, 443)), secret, "");
        Packet get = saying("GET /a").get(0);
        assertTrue(get.comment().contains("[decrypted: it crossed in TLS"), get.comment());
        assertTrue(get.port(true) >= 49_152, "nobody saw the port");
    }

    @Test
    void what_a_fault_kept_from_the_wire_is_left_out_and_said() {
        paper.invite();
        paper.add(Kind.FAULT, "x-2", "sbc", "sip-server", null, null, "x-2=drop:every=3 bends INVITE sip:8001@x");
        paper.answer();
        paper.add(Kind.FAULT, "x-15", "sip-endpoint", "sbc", null, null, "x-15.back=drop bends 200 OK (INVITE)");
        assertEquals(1, saying("INVITE sip:").size());
        assertTrue(
                about().contains("Left out: x-2 sbc -> sip-server: INVITE sip:8001@x (x-2=drop:every=3 kept"), about());
        Packet back = saying("SIP/2.0 200").get(1);
        assertTrue(back.comment().endsWith("[bent by x-15.back=drop]"), "it crossed the wire, and was lost behind it");
    }

    @Test
    void a_fault_that_bent_another_calls_message_is_not_this_calls() {
        paper.invite();
        paper.add(
                Kind.SENT,
                "x-2",
                "sbc",
                "sip-server",
                new Hop(CallOnPaper.SBC_OUT, CallOnPaper.SERVER),
                CallOnPaper.sip("INVITE sip:8001@x SIP/2.0", "TCP", "another", "8001"),
                "");
        paper.add(Kind.FAULT, "x-2", "sbc", "sip-server", null, null, "x-2=drop bends INVITE sip:8001@x");
        paper.answer();
        CallSummary first = Calls.find(paper.entries(), "leg-1").get(0);
        List<Packet> all = PcapngBlocks.packets(CallCapture.of(paper.entries(), first));
        assertEquals(
                2, all.stream().filter(p -> p.text().contains("INVITE sip:")).count());
        assertFalse(SvgLadder.of(paper.entries(), first).contains("x-2=drop"));
    }

    @Test
    void what_the_journal_does_not_keep_whole_is_cut_after_its_headers_and_the_stream_goes_on() {
        paper.invite();
        Hop hop = new Hop(CallOnPaper.SBC_OUT, CallOnPaper.SERVER);
        byte[] large = new byte[100_000];
        Parcel info = new CallOnPaper.Said("SIP", "INFO sip:x", large, Map.of("method", "INFO", "call-id", "leg-2"));
        paper.add(Kind.SENT, "x-2", "sbc", "sip-server", hop, info, "");
        paper.answer();
        Packet cut = packets().stream()
                .filter(p -> p.originalLength() > 60_000)
                .findFirst()
                .orElseThrow();
        assertEquals(54, cut.frame().length);
        assertTrue(cut.comment().contains("100000 bytes, not kept"), cut.comment());
        assertEquals(
                100_000,
                packets().stream()
                        .filter(p -> p.originalLength() > p.frame().length)
                        .mapToInt(p -> p.originalLength() - 54)
                        .sum());
        assertEquals(2, saying("SIP/2.0 200").size());
    }

    @Test
    void a_protocol_whose_frames_are_not_kept_is_an_arrow_without_bytes() {
        paper.invite();
        Parcel event = new CallOnPaper.Said("Kafka", "Produce voice[0]", new byte[30], Map.of("call-id", "leg-1"));
        paper.add(
                Kind.SENT,
                "ixn-6",
                "mcp",
                "kafka",
                new Hop(CallOnPaper.at(21, 40_000), CallOnPaper.at(60, 9092)),
                event,
                "");
        Packet cut = packets().stream()
                .filter(p -> p.comment().contains("Produce"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(54, 84), List.of(cut.frame().length, cut.originalLength()));
        assertTrue(cut.comment().endsWith("not the Kafka bytes around it]"), cut.comment());
    }

    @Test
    void records_are_rebuilt_as_openwire_behind_an_opening() {
        paper.invite();
        Hop hop = new Hop(CallOnPaper.at(21, 40_000), CallOnPaper.at(13, 61_616));
        for (int i = 0; i < 2; i++)
            paper.add(
                    Kind.SENT,
                    "gvp-8",
                    "mcp",
                    "reporting-server",
                    hop,
                    new QueueParcel("message" + i, "q", new byte[] {'{', '}'}, Map.of("call-id", "leg-1")),
                    "");
        assertEquals(1, saying("TightEncodingEnabled").size());
        assertEquals(2, saying("{}").size());
    }

    @Test
    void a_clock_that_is_set_back_in_a_call_does_not_tear_its_connections() {
        paper.invite();
        paper.pause(Duration.ofHours(-1));
        paper.answer();
        List<Packet> all = packets();
        assertEquals(2, saying("SIP/2.0 200").size());
        for (Packet packet : all) assertFalse(packet.at().isBefore(CallOnPaper.BEGAN));
    }

    @Test
    void a_capture_is_bounded_and_says_what_it_left_out() {
        for (int i = 0; i < 50; i++) paper.invite().answer();
        byte[] file = CallCapture.of(paper.entries(), paper.call(), 4_000);
        assertTrue(file.length <= 4_000, "" + file.length);
        String about = new String(PcapngBlocks.read(file).get(0).options().get(1), StandardCharsets.UTF_8);
        assertTrue(about.contains("Left out: the last ") && about.endsWith("at most 4000 bytes."), about);
    }
}
