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
}
