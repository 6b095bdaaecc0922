package voicelab.engines.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import voicelab.net.MediaPassage;
import voicelab.net.Ticker;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.audio.Law;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.ToneMeter;

class MediaFaultTest {
    private final MediaEngine engine =
            new MediaEngine(MediaSettings.DEFAULT.rtcpEvery(Duration.ofMillis(200)), Ticker.REAL, new Random(33));
    private final Ear ear = new Ear();

    @AfterEach
    void close() {
        engine.close();
        assertEquals(List.of(), ear.bugs);
    }

    /** An arrow that does to the n-th RTP packet what the test wants. */
    private abstract static class Bent implements MediaPassage {
        final AtomicInteger packets = new AtomicInteger();
        final BlockingQueue<Map<String, String>> totals = new LinkedBlockingQueue<>();

        abstract void rtp(int n, ByteBuffer datagram, DatagramCarrier carrier);

        @Override
        public void out(ByteBuffer datagram, DatagramCarrier carrier) {
            boolean control = (datagram.get(datagram.position() + 1) & 0xFF) >= 192;
            if (control) carrier.carry(datagram);
            else rtp(packets.incrementAndGet(), datagram, carrier);
        }

        @Override
        public void ended(Map<String, String> all) {
            totals.add(all);
        }
    }

    @Test
    void loss_on_the_arrow_shows_at_both_ends() throws Exception {
        Bent lossy = new Bent() {
            @Override
            void rtp(int n, ByteBuffer datagram, DatagramCarrier carrier) {
                if (n % 5 != 3) carrier.carry(datagram);
            }
        };
        RtpSession callee = engine.session(RtpPlan.at(host(22)).reportTo(ear, "c"), ear);
        RtpSession caller = engine.session(RtpPlan.at(host(21)).through(lossy), RtpListener.NONE);
        join(caller, callee);
        ear.await("50 frames", () -> ear.frames >= 50);
        ear.await("the caller knows", () -> caller.statistics().remoteLost() > 3);
        RtpStatistics heard = callee.statistics();
        assertEquals(0.2, heard.lost() / (double) (heard.lost() + heard.packetsReceived()), 0.05);
        assertTrue(heard.rFactor() < 50, heard.toString());
        caller.close();
        Map<String, String> totals = lossy.totals.poll(5, TimeUnit.SECONDS);
        assertTrue(Integer.parseInt(totals.get("packets")) >= 50, totals.toString());
    }

    @Test
    void reordered_and_doubled_packets_are_heard_in_order_once() throws Exception {
        Bent shuffling = new Bent() {
            private ByteBuffer kept;

            @Override
            void rtp(int n, ByteBuffer datagram, DatagramCarrier carrier) {
                if (n % 4 == 1) {
                    kept = ByteBuffer.allocate(datagram.remaining())
                            .put(datagram)
                            .flip();
                    return;
                }
                carrier.carry(datagram);
                if (n % 4 != 3) return;
                carrier.carry(kept.duplicate());
                carrier.carry(kept);
            }
        };
        RtpSession callee = engine.session(RtpPlan.at(host(22)).keep(Duration.ofSeconds(5)), ear);
        RtpSession caller =
                engine.session(RtpPlan.at(host(21)).through(shuffling).sendSilence(false), RtpListener.NONE);
        join(caller, callee);
        caller.play(AudioSource.of(Tone.sine(900, -10, Duration.ofMillis(800))));
        ear.await("the tone", () -> ear.loudFrames >= 36);
        assertTrue(ToneMeter.measure(ToneMeter.trimmed(callee.heard()), 900).snrDb() > 30);
        assertTrue(callee.statistics().lost() < 0, "doubles count as received");
    }

    @Test
    void packets_that_a_fault_holds_back_past_the_call_harm_nobody() throws Exception {
        BlockingQueue<Runnable> late = new LinkedBlockingQueue<>();
        Bent holding = new Bent() {
            @Override
            void rtp(int n, ByteBuffer datagram, DatagramCarrier carrier) {
                ByteBuffer copy =
                        ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
                late.add(() -> carrier.carry(copy));
            }
        };
        RtpSession callee = engine.session(RtpPlan.at(host(22)), ear);
        RtpSession caller = engine.session(RtpPlan.at(host(21)).through(holding), RtpListener.NONE);
        join(caller, callee);
        Runnable first = late.poll(5, TimeUnit.SECONDS);
        first.run();
        ear.await("the first", () -> ear.frames == 1);
        caller.close();
        holding.totals.poll(5, TimeUnit.SECONDS);
        for (Runnable carry = late.poll(); carry != null; carry = late.poll()) carry.run();
        assertEquals(1, callee.statistics().packetsReceived());
    }

    @Test
    void garbage_is_counted_and_told_once_and_the_call_goes_on() throws Exception {
        RtpSession callee = engine.session(RtpPlan.at(host(22)).reportTo(ear, "c"), ear);
        RtpSession caller = engine.session(RtpPlan.at(host(21)), RtpListener.NONE);
        join(caller, callee);
        ear.await("sound", () -> ear.frames > 3);
        Random random = new Random(34);
        try (DatagramChannel attacker = DatagramChannel.open()) {
            attacker.bind(new InetSocketAddress(host(23), 0));
            for (int round = 0; round < 2_000; round++) {
                byte[] bytes = new byte[random.nextInt(300)];
                random.nextBytes(bytes);
                send(attacker, bytes, callee);
                if (round % 50 == 49) { // more would fill the socket's buffer, and the kernel drops for both
                    long sent = 2L * (round + 1);
                    ear.await("the garbage", () -> refused(callee) == sent);
                }
            }
            send(attacker, new byte[5_000], callee);
        }
        int before = ear.frames;
        ear.await("sound goes on", () -> ear.frames > before + 10);
        RtpStatistics statistics = callee.statistics();
        assertTrue(statistics.malformed() > 1_000, statistics.toString());
        assertTrue(statistics.stray() > 10, statistics.toString());
        assertEquals(0, statistics.lost());
        assertEquals(1, ear.streams.size());
        assertTrue(ear.problems.size() <= 3, ear.problems.toString());
        assertEquals(caller.local(), callee.remoteNow());
    }

    @Test
    void another_ssrc_takes_over_with_its_second_packet() throws Exception {
        RtpSession callee = engine.session(RtpPlan.at(host(22)).reportTo(ear, "c"), ear);
        try (DatagramChannel phone = DatagramChannel.open()) {
            phone.bind(new InetSocketAddress(host(21), 0));
            for (int i = 0; i < 5; i++) phone.send(RtpRelayTest.packet(i, 1), callee.local());
            phone.send(RtpRelayTest.packet(900, 2), callee.local());
            phone.send(RtpRelayTest.packet(5, 1), callee.local());
            phone.send(RtpRelayTest.packet(901, 2), callee.local());
            ear.await("six frames", () -> ear.frames == 6);
            assertEquals(1, ear.streams.size());
            for (int i = 902; i < 905; i++) phone.send(RtpRelayTest.packet(i, 2), callee.local());
        }
        ear.await("the new stream", () -> ear.frames == 9);
        assertEquals(3, ear.streams.size());
        assertEquals(6, ear.streams.get(1).packets());
        assertEquals(2, ear.streams.get(2).ssrc());
    }

    @Test
    void the_last_packets_before_a_pause_do_not_wait_for_a_lost_one() throws Exception {
        RtpSession callee = engine.session(RtpPlan.at(host(22)), ear);
        try (DatagramChannel phone = DatagramChannel.open()) {
            phone.bind(new InetSocketAddress(host(21), 0));
            for (int sequence : new int[] {1, 2, 4, 5}) phone.send(RtpRelayTest.packet(sequence, 1), callee.local());
            ear.await("four and the lost one as silence", () -> ear.frames == 5);
        }
    }

    @Test
    void a_payload_type_that_was_not_agreed_is_told_as_unsupported() throws Exception {
        RtpSession callee = engine.session(RtpPlan.at(host(22)).reportTo(ear, "c"), ear);
        try (DatagramChannel phone = DatagramChannel.open()) {
            phone.bind(new InetSocketAddress(host(21), 0));
            ByteBuffer comfortNoise = RtpRelayTest.packet(2, 1).put(1, (byte) 13);
            phone.send(RtpRelayTest.packet(1, 1), callee.local());
            phone.send(comfortNoise, callee.local());
            phone.send(RtpRelayTest.packet(3, 1), callee.local());
        }
        ear.await("two frames", () -> ear.frames == 2);
        assertEquals(List.of("RTP unsupported payload type 13"), ear.problems);
        assertEquals(0, callee.statistics().lost());
    }

    private static long refused(RtpSession session) {
        RtpStatistics statistics = session.statistics();
        return statistics.malformed() + statistics.stray();
    }

    private static void send(DatagramChannel from, byte[] bytes, RtpSession to) throws IOException {
        from.send(ByteBuffer.wrap(bytes), to.local());
        from.send(ByteBuffer.wrap(bytes), to.localRtcp());
    }

    private static void join(RtpSession one, RtpSession other) {
        one.remote(RtpRemote.of(other.local(), Law.MU));
        other.remote(RtpRemote.of(one.local(), Law.MU));
    }

    private static InetAddress host(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 31, 0, (byte) last});
    }
}
