package voicelab.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import voicelab.boot.RunningLab;
import voicelab.faultsyntax.FaultParser;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.net.Hop;
import voicelab.net.MediaPassage;
import voicelab.net.Ticker;
import voicelab.profile.ProfileReader;
import voicelab.protocols.Parcel;

/** The native arrows of the minimal profile: the same faults as on messages, packet by packet. */
class MediaArrowTest {
    private static final ConnectionMap MAP = ConnectionMap.shipped();
    private static RunningLab lab;

    private final BlockingQueue<Integer> carried = new LinkedBlockingQueue<>();

    @BeforeAll
    static void boot() throws Exception {
        lab = SilentRoom.lab(MAP, new ProfileReader(MAP).named("minimal").wanted(), "127.37.4.0/24", 1);
        lab.reset();
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void mend() {
        lab.reset();
    }

    private static MediaPassage stream(String id) {
        LinkSpec link = MAP.link(id).orElseThrow();
        InstanceId from = InstanceId.first(link.from());
        Hop hop = new Hop(
                new InetSocketAddress(lab.plan().address(from), 30_000),
                new InetSocketAddress(lab.plan().address(InstanceId.first(link.to())), 30_002));
        return lab.wiring().arrow(from, id).stream(hop, "call-1");
    }

    private void send(MediaPassage stream, int count) {
        ByteBuffer packet = ByteBuffer.allocate(4);
        for (int i = 0; i < count; i++) {
            packet.clear();
            packet.putInt(i).flip();
            stream.out(packet, datagram -> carried.add(datagram.duplicate().getInt()));
        }
    }

    private List<Integer> arrived(int count) throws InterruptedException {
        List<Integer> got = new ArrayList<>();
        for (int i = 0; i < count; i++) got.add(carried.poll(5, TimeUnit.SECONDS));
        got.addAll(carried);
        return got;
    }

    private static void fault(String text) {
        lab.faults().set(new FaultParser(MAP).parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gvp-9", "x-5", "x-6"})
    void a_stream_is_two_lines_of_the_journal_with_its_totals(String link) throws Exception {
        MediaPassage stream = stream(link);
        send(stream, 5);
        stream.ended(Map.of("jitter", "0"));
        stream.close();
        assertEquals(List.of(0, 1, 2, 3, 4), arrived(5));
        List<JournalEntry> lines = lab.journal().since(0);
        assertEquals(2, lines.size());
        for (JournalEntry line : lines) {
            assertEquals(Kind.STREAM, line.kind());
            assertEquals(link, line.link());
            assertEquals(MAP.link(link).orElseThrow().from().text(), line.from());
            assertEquals(MAP.link(link).orElseThrow().to().text(), line.to());
            assertEquals("call-1", line.field(Parcel.CALL_ID));
            assertEquals(30_000, line.source().getPort());
        }
        assertEquals("begins", lines.get(0).field("stream"));
        assertEquals("5", lines.get(1).field("sent"));
        assertEquals("0", lines.get(1).field("jitter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "loss:100%", "refuse", "reset", "stall"})
    void nothing_comes_through_what_is_cut_or_loses_everything(String kind) {
        fault("gvp-9=" + kind);
        MediaPassage stream = stream("gvp-9");
        send(stream, 50);
        stream.close();
        assertEquals(List.of(), List.copyOf(carried));
        JournalEntry end = lab.journal().tail(1).get(0);
        assertEquals("50", end.field("sent"));
        assertEquals("50", end.field("bent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gvp-9", "x-5", "x-6"})
    void a_share_of_the_packets_is_lost_and_the_rest_keeps_its_order(String link) throws Exception {
        fault(link + "=loss:20%");
        send(stream(link), 1_000);
        List<Integer> got = List.copyOf(carried);
        assertTrue(got.size() > 720 && got.size() < 880, got.size() + " of 1000");
        assertEquals(got.stream().sorted().toList(), got);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gvp-9", "x-5", "x-6"})
    void packets_are_doubled_and_swapped(String link) throws Exception {
        fault(link + "=duplicate:count=1");
        send(stream(link), 3);
        assertEquals(List.of(0, 0, 1, 2), arrived(4));
        lab.faults().mendAll();
        fault(link + "=reorder:count=1");
        send(stream(link), 3);
        assertEquals(List.of(1, 0, 2), arrived(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gvp-9", "x-5", "x-6"})
    void delayed_packets_come_late_with_their_own_bytes_and_in_order(String link) throws Exception {
        fault(link + "=delay:50ms");
        long begin = Ticker.REAL.nanos();
        send(stream(link), 20);
        List<Integer> got = arrived(20);
        assertTrue(Ticker.REAL.nanos() - begin >= TimeUnit.MILLISECONDS.toNanos(50));
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) all.add(i);
        assertEquals(all, got);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gvp-9", "x-5", "x-6"})
    void a_mended_stream_goes_on(String link) throws Exception {
        MediaPassage stream = stream(link);
        fault(link + "=cut");
        send(stream, 3);
        lab.faults().mendAll();
        send(stream, 2);
        assertEquals(List.of(0, 1), arrived(2));
    }

    private String lostOf(MediaPassage stream, int count) {
        carried.clear();
        send(stream, count);
        StringBuilder pattern = new StringBuilder(".".repeat(count));
        List<Integer> got = List.copyOf(carried);
        for (int i = 0; i < count; i++) if (!got.contains(i)) pattern.setCharAt(i, 'x');
        return pattern.toString();
    }

    private void sendControl(MediaPassage stream) {
        stream.out(ByteBuffer.wrap(new byte[] {(byte) 0x80, (byte) 200, 0, 0}), datagram -> carried.add(-1));
    }

    @Test
    void the_same_seed_loses_the_same_packets_whatever_else_crosses() {
        fault("gvp-9=loss:10%,of=rtp,seed=7");
        String first = lostOf(stream("gvp-9"), 300);
        assertEquals(first, lostOf(stream("gvp-9"), 300), "each stream begins anew");
        lab.faults().mendAll();
        fault("gvp-9=loss:50%,of=rtcp");
        fault("gvp-9=loss:10%,of=rtp,seed=7");
        MediaPassage stream = stream("gvp-9");
        for (int i = 0; i < 100; i++) sendControl(stream);
        assertEquals(first, lostOf(stream, 300), "RTCP draws for itself");
        lab.faults().mendAll();
        fault("gvp-9=loss:10%,of=rtp,seed=8");
        assertTrue(!first.equals(lostOf(stream("gvp-9"), 300)), "another seed loses others");
    }

    @Test
    void bursts_have_their_share_and_their_mean_length() {
        fault("gvp-9=loss:5%,burst=4,seed=7");
        String lost = lostOf(stream("gvp-9"), 4_000);
        long packets = lost.chars().filter(c -> c == 'x').count();
        long bursts = lost.replaceAll("x+", "b").chars().filter(c -> c == 'b').count();
        assertEquals(200, packets, 80);
        assertEquals(4, packets / (double) bursts, 1);
        lab.faults().mendAll();
        fault("gvp-9=loss:5%,burst=4,seed=7");
        assertEquals(lost, lostOf(stream("gvp-9"), 4_000));
    }

    @Test
    void one_way_audio_is_silent_and_its_rtcp_goes_on_or_not() {
        fault("gvp-9=one-way:after=2");
        MediaPassage stream = stream("gvp-9");
        send(stream, 5);
        sendControl(stream);
        assertEquals(List.of(0, 1, -1), List.copyOf(carried));
        stream.close();
        JournalEntry end = lab.journal().tail(1).get(0);
        assertEquals("6", end.field("sent"));
        assertEquals("3", end.field("one-way-rtp"));
        carried.clear();
        lab.faults().mendAll();
        fault("gvp-9=one-way:of=both");
        stream = stream("gvp-9");
        send(stream, 5);
        sendControl(stream);
        assertEquals(List.of(), List.copyOf(carried));
    }

    @Test
    void rtcp_alone_is_lost_where_the_fault_says_so() {
        fault("gvp-9=drop:of=rtcp");
        MediaPassage stream = stream("gvp-9");
        sendControl(stream);
        send(stream, 2);
        assertEquals(List.of(0, 1), List.copyOf(carried));
        stream.close();
        assertEquals("1", lab.journal().tail(1).get(0).field("drop-rtcp"));
        assertEquals(3, lab.faults().of("gvp-9").get(0).seen() + 2, "RTP is not counted");
    }

    @Test
    void jittered_packets_come_in_order_and_no_sooner_than_the_least() throws Exception {
        fault("gvp-9=jitter:30ms-60ms");
        long begin = Ticker.REAL.nanos();
        send(stream("gvp-9"), 20);
        assertEquals(List.of(), List.copyOf(carried), "nothing at once");
        List<Integer> got = arrived(20);
        assertTrue(Ticker.REAL.nanos() - begin >= TimeUnit.MILLISECONDS.toNanos(30));
        assertEquals(got.stream().sorted().toList(), got);
        assertEquals(20, lab.faults().of("gvp-9").get(0).acted());
    }
}
