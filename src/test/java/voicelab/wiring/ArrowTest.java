package voicelab.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import voicelab.boot.RunningLab;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.Carriage;
import voicelab.map.ConnectionMap;
import voicelab.map.LinkSpec;
import voicelab.map.SystemId;
import voicelab.net.ArrowFailure;
import voicelab.net.Hop;
import voicelab.net.Ticker;
import voicelab.profile.ProfileReader;
import voicelab.wiring.Traffic.Named;

/** Every one-way link of the minimal profile, both ways: a parcel crosses, and each fault bends it. */
class ArrowTest {
    private static final ConnectionMap MAP = ConnectionMap.shipped();
    private static final Set<SystemId> SYSTEMS =
            new ProfileReader(MAP).named("minimal").wanted();
    private static final long CUT_MILLIS = 100;

    private static RunningLab lab;

    @BeforeAll
    static void boot() throws Exception {
        lab = SilentRoom.lab(MAP, SYSTEMS, "127.37.1.0/24", 1);
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

    static Stream<Arguments> ways() {
        return MAP.links().stream()
                .filter(link -> link.carriage().pattern() == Carriage.Pattern.IN_ONLY)
                .filter(link -> SYSTEMS.contains(link.from()) && SYSTEMS.contains(link.to()))
                .flatMap(link -> Stream.of(Arguments.of(link.id(), false), Arguments.of(link.id(), true)));
    }

    private static Traffic traffic(String link, boolean back) {
        return new Traffic(lab, MAP.link(link).orElseThrow(), back);
    }

    @Test
    void the_minimal_profile_has_one_way_links_to_test() {
        assertEquals(
                List.of(),
                Stream.of("gvp-1", "gvp-3", "gvp-4", "gvp-15", "mcp-6", "x-1", "x-15")
                        .filter(id -> ways().noneMatch(way -> way.get()[0].equals(id)))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_parcel_crosses_and_the_journal_has_it(String link, boolean back) throws Exception {
        Traffic way = traffic(link, back);
        way.send("one", "two", "three");
        way.arrives("one", "two", "three");
        List<JournalEntry> entries = lab.journal().since(0);
        assertEquals(
                List.of("one", "two", "three"),
                entries.stream().map(JournalEntry::summary).toList());
        LinkSpec spec = way.link;
        for (JournalEntry entry : entries) {
            assertEquals(back ? Kind.BACK : Kind.SENT, entry.kind());
            assertEquals(link, entry.link());
            assertEquals((back ? spec.to() : spec.from()).text(), entry.from());
            assertEquals((back ? spec.from() : spec.to()).text(), entry.to());
            assertEquals(back ? way.hop.remote() : way.hop.local(), entry.source());
            assertEquals(back ? way.hop.local() : way.hop.remote(), entry.destination());
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_cut_arrow_fails_at_once_and_says_so_and_a_mended_one_heals(String link, boolean back) throws Exception {
        Traffic way = traffic(link, back);
        AtomicBoolean pulled = new AtomicBoolean();
        way.arrow.gate().opened(way.hop, () -> pulled.set(true));
        way.fault("cut");
        assertTrue(pulled.get(), "the open connection");
        String sentence = "arrow " + link + " (" + way.link.from() + " -> " + way.link.to() + ") is cut";
        long begin = Ticker.REAL.nanos();
        ArrowFailure cut = assertThrows(ArrowFailure.class, () -> way.send("lost"));
        long took = TimeUnit.NANOSECONDS.toMillis(Ticker.REAL.nanos() - begin);
        assertEquals(sentence, cut.getMessage());
        assertTrue(took < CUT_MILLIS, took + " ms");
        ArrowFailure dial =
                assertThrows(ArrowFailure.class, () -> way.arrow.gate().dial(way.hop));
        assertEquals(sentence, dial.getMessage());
        way.nothingArrived();
        lab.faults().mend(link);
        way.arrow.gate().dial(way.hop);
        way.send("healed");
        way.arrives("healed");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_refusing_arrow_refuses_as_often_as_it_was_told(String link, boolean back) throws Exception {
        Traffic way = traffic(link, back);
        way.fault("refuse:count=1");
        IOException refused = assertThrows(ArrowFailure.class, () -> way.send("lost"));
        assertTrue(refused.getMessage().endsWith(" refuses connections"), refused.getMessage());
        way.send("next");
        way.arrives("next");
        lab.faults().mendAll();
        way.fault("refuse:count=1");
        assertThrows(ArrowFailure.class, () -> way.arrow.gate().dial(way.hop));
        way.arrow.gate().dial(way.hop);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_reset_pulls_the_connection_and_loses_the_parcel(String link, boolean back) throws Exception {
        Traffic way = traffic(link, back);
        AtomicBoolean pulled = new AtomicBoolean();
        way.arrow.gate().opened(way.hop, () -> pulled.set(true));
        way.fault("reset:count=1");
        assertFalse(pulled.get(), "only when a parcel passes");
        IOException reset = assertThrows(ArrowFailure.class, () -> way.send("lost"));
        assertTrue(reset.getMessage().endsWith(" was reset"), reset.getMessage());
        assertTrue(pulled.get());
        way.send("next");
        way.arrives("next");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_delayed_parcel_comes_late_and_keeps_its_place(String link, boolean back) throws Exception {
        Traffic way = traffic(link, back);
        way.fault("delay:60ms,count=1");
        long begin = Ticker.REAL.nanos();
        way.send("1", "2", "3");
        way.arrives("1", "2", "3");
        assertTrue(Ticker.REAL.nanos() - begin >= TimeUnit.MILLISECONDS.toNanos(60));
    }

    @Test
    void a_parcel_that_comes_while_a_held_one_is_just_leaving_does_not_overtake_it() throws Exception {
        Traffic way = traffic("gvp-4", false);
        CountDownLatch leaving = new CountDownLatch(1);
        CountDownLatch secondSent = new CountDownLatch(1);
        BlockingQueue<String> carried = new LinkedBlockingQueue<>();
        way.fault("delay:1ms,count=1");
        way.arrow.out(new Named("1"), way.hop, p -> {
            leaving.countDown();
            if (await(secondSent)) carried.add("1");
        });
        assertTrue(await(leaving));
        way.arrow.out(new Named("2"), way.hop, p -> carried.add("2"));
        secondSent.countDown();
        assertEquals("1", carried.poll(5, TimeUnit.SECONDS));
        assertEquals("2", carried.poll(5, TimeUnit.SECONDS));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_stalled_arrow_holds_everything_until_it_is_mended(String link, boolean back) throws Exception {
        Traffic way = traffic(link, back);
        way.fault("stall");
        way.send("1", "2");
        way.nothingArrived();
        lab.faults().mend(link);
        way.send("3");
        way.arrives("1", "2", "3");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void parcels_are_dropped_doubled_and_swapped(String link, boolean back) throws Exception {
        Traffic way = traffic(link, back);
        way.fault("drop:count=2");
        way.send("1", "2", "3", "4");
        way.arrives("3", "4");
        assertEquals(2, lab.faults().of(link).get(0).acted());
        long bent = lab.journal().since(0).stream()
                .filter(e -> e.kind() == Kind.FAULT && e.link().equals(link))
                .count();
        assertEquals(2, bent);
        lab.faults().mendAll();
        way.fault("duplicate:count=1");
        way.send("1", "2");
        way.arrives("1", "1", "2");
        lab.faults().mendAll();
        way.fault("reorder:count=1");
        way.send("1", "2", "3");
        way.arrives("2", "1", "3");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_fault_bends_its_own_way_only(String link, boolean back) throws Exception {
        traffic(link, !back).fault("drop");
        Traffic way = traffic(link, back);
        way.send("1");
        way.arrives("1");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void what_is_sent_inside_a_receiver_crosses_or_fails_at_once(String link, boolean back) throws Exception {
        Traffic way = traffic(link, false);
        List<String> seen = new ArrayList<>();
        way.arrow.back(new Named("200"), way.hop, p -> {
            seen.add(p.summary());
            way.arrow.out(new Named("ACK"), way.hop, ack -> seen.add(ack.summary()));
        });
        assertEquals(List.of("200", "ACK"), seen);
        IOException inside = assertThrows(
                IOException.class,
                () -> way.arrow.back(new Named("200"), way.hop, p -> {
                    way.fault("cut");
                    way.arrow.out(new Named("ACK"), way.hop, ack -> seen.add("never"));
                }));
        assertTrue(inside.getMessage().endsWith(" is cut"), inside.getMessage());
        assertEquals(List.of("200", "ACK"), seen);
    }

    @Test
    void what_the_carrier_throws_reaches_the_sender() {
        Traffic way = traffic("gvp-4", false);
        IOException thrown = assertThrows(
                IOException.class,
                () -> way.arrow.out(new Named("1"), way.hop, p -> {
                    throw new IOException("broken pipe");
                }));
        assertEquals("broken pipe", thrown.getMessage());
    }

    @Test
    void a_fault_for_one_instance_leaves_the_other_alone() throws Exception {
        Traffic way = traffic("gvp-4", false);
        way.lab.faults().set(new voicelab.faultsyntax.FaultParser(MAP).parse("gvp-4@mcp-2=cut"));
        way.send("1");
        way.arrives("1");
        way.arrow.gate().dial(way.hop);
        Hop second = new Hop(
                way.hop.local(),
                new java.net.InetSocketAddress(
                        lab.plan().address(MAP.instance("mcp-2").orElseThrow()), 5070));
        assertThrows(ArrowFailure.class, () -> way.arrow.out(new Named("2"), second, p -> {}));
        assertThrows(ArrowFailure.class, () -> way.arrow.gate().dial(second));
    }
}
