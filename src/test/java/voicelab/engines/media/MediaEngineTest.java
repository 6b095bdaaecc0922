package voicelab.engines.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import voicelab.net.BindFailure;
import voicelab.net.Ticker;
import voicelab.protocols.audio.Law;

class MediaEngineTest {
    private static final PortRange FEW = PortRange.of(22_000, 22_007);

    @Test
    void fifty_rounds_leave_no_thread_and_no_port() throws Exception {
        for (int round = 0; round < 50; round++) {
            MediaEngine engine = engine();
            RtpSession one = engine.session(RtpPlan.at(host(31)).ports(FEW), RtpListener.NONE);
            RtpSession other = engine.session(RtpPlan.at(host(31)).ports(FEW), RtpListener.NONE);
            RtpRelay relay = engine.relay(
                    RtpPlan.at(host(31)).ports(FEW), RtpPlan.at(host(31)).ports(FEW));
            one.remote(RtpRemote.of(other.local(), Law.MU));
            relay.a().remote(one.local(), null);
            if (round % 2 == 0) one.close();
            engine.close();
            engine.close();
            assertEquals(0, engine.open());
            for (int port = 22_000; port <= 22_007; port++) assertFree(port);
        }
        assertEquals(List.of(), mediaThreads());
    }

    @Test
    void a_range_for_one_serves_fifty_sessions_in_turn() throws Exception {
        try (MediaEngine engine = engine()) {
            RtpPlan plan = RtpPlan.at(host(32)).ports(PortRange.of(22_000, 22_001));
            for (int round = 0; round < 50; round++)
                engine.session(plan, RtpListener.NONE).close();
            assertEquals(0, engine.open());
        }
    }

    @Test
    void nothing_runs_before_the_first_session_and_nothing_opens_after_close() throws Exception {
        MediaEngine engine = engine();
        assertEquals(List.of(), mediaThreads());
        engine.session(RtpPlan.at(host(33)), RtpListener.NONE);
        assertEquals(2, mediaThreads().size());
        engine.close();
        assertThrows(IllegalStateException.class, () -> engine.session(RtpPlan.at(host(33)), RtpListener.NONE));
    }

    @Test
    void taken_ports_are_passed_over_and_the_bound_is_kept() throws Exception {
        MediaSettings two = new MediaSettings(2, MediaSettings.DEFAULT.rtcpEvery(), 10, 10, 0, 0);
        try (MediaEngine engine = new MediaEngine(two, Ticker.REAL, new Random(1));
                DatagramChannel other = DatagramChannel.open()) {
            other.bind(new InetSocketAddress(host(34), 22_001));
            RtpPlan plan = RtpPlan.at(host(34)).ports(FEW);
            assertEquals(22_002, engine.session(plan, RtpListener.NONE).local().getPort());
            engine.session(plan, RtpListener.NONE);
            BindFailure full = assertThrows(BindFailure.class, () -> engine.session(plan, RtpListener.NONE));
            assertTrue(full.getMessage().contains("sessionsMax"), full.getMessage());
        }
    }

    @Test
    void ports_outside_the_range_of_the_kernel_come_first() {
        PortRange range = PortRange.DOCUMENTED;
        assertEquals(6_384, range.preferredPairs());
        assertEquals(20_000, range.rtpPort(0));
        assertEquals(32_766, range.rtpPort(range.preferredPairs() - 1));
        assertEquals(44_998, range.rtpPort(range.pairs() - 1));
        assertEquals(-1, range.without(Set.of(20_001)).rtpPort(0));
        assertThrows(IllegalArgumentException.class, () -> PortRange.of(20_001, 20_002));
    }

    private static MediaEngine engine() {
        return new MediaEngine(MediaSettings.DEFAULT, Ticker.REAL, new Random(35));
    }

    private static void assertFree(int port) throws Exception {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.bind(new InetSocketAddress(host(31), port));
        }
    }

    private static List<String> mediaThreads() {
        List<String> names = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet())
            if (thread.getName().startsWith("media-")) names.add(thread.getName());
        return names;
    }

    private static InetAddress host(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 31, 0, (byte) last});
    }
}
