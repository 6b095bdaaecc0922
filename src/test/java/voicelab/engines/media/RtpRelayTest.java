package voicelab.engines.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import voicelab.net.Ticker;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.audio.Law;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.ToneMeter;

class RtpRelayTest {
    private final MediaEngine engine =
            new MediaEngine(MediaSettings.DEFAULT.rtcpEvery(Duration.ofMillis(200)), Ticker.REAL, new Random(32));
    private final Ear callerEar = new Ear();
    private final Ear calleeEar = new Ear();
    private final Ear sbcEar = new Ear();

    @AfterEach
    void close() {
        engine.close();
        for (Ear ear : List.of(callerEar, calleeEar, sbcEar)) assertEquals(List.of(), ear.bugs);
    }

    @Test
    void sound_digits_and_rtcp_cross_both_ways_unchanged() throws Exception {
        RtpRelay relay = relay();
        RtpSession caller = engine.session(RtpPlan.at(host(11)).keep(Duration.ofSeconds(5)), callerEar);
        RtpSession callee = engine.session(RtpPlan.at(host(13)).keep(Duration.ofSeconds(5)), calleeEar);
        join(relay, caller, callee);
        caller.play(AudioSource.of(Tone.sine(1_000, -10, Duration.ofMillis(400))));
        callee.play(AudioSource.of(Tone.sine(1_700, -10, Duration.ofMillis(400))));
        calleeEar.await("the caller's tone", () -> calleeEar.loudFrames >= 20);
        callerEar.await("the callee's tone", () -> callerEar.loudFrames >= 20);
        assertTrue(ToneMeter.measure(ToneMeter.trimmed(callee.heard()), 1_000).snrDb() > 30);
        assertTrue(ToneMeter.measure(ToneMeter.trimmed(caller.heard()), 1_700).snrDb() > 30);
        caller.sendDigits("7#");
        calleeEar.await("digits", () -> calleeEar.digits.length() == 2);
        calleeEar.await(
                "a round trip through the relay", () -> callee.statistics().roundTripMillis() >= 0);
        assertEquals(relay.a().local(), caller.remoteNow());
        RtpStatistics toB = relay.b().statistics();
        assertTrue(toB.packetsSent() > 20 && relay.a().statistics().packetsReceived() > 20, toB.toString());
        assertEquals(0, callee.statistics().lost());
    }

    @Test
    void both_streams_are_reported_with_their_totals() throws Exception {
        RtpRelay relay = relay();
        RtpSession caller = engine.session(RtpPlan.at(host(11)), callerEar);
        RtpSession callee = engine.session(RtpPlan.at(host(13)), calleeEar);
        join(relay, caller, callee);
        calleeEar.await("sound", () -> calleeEar.frames > 10);
        relay.close();
        sbcEar.await(
                "two ends", () -> sbcEar.streams.stream().filter(s -> s.ended()).count() == 2);
        assertEquals(4, sbcEar.streams.size());
        assertTrue(
                sbcEar.streams.stream().allMatch(s -> s.fields().get("call-id").equals("relayed")));
        assertEquals(2, engine.open());
    }

    @Test
    void a_leg_latches_to_where_packets_really_come_from() throws Exception {
        RtpRelay relay = relay();
        RtpSession callee = engine.session(RtpPlan.at(host(13)), calleeEar);
        relay.b().remote(callee.local(), null);
        callee.remote(RtpRemote.of(relay.b().local(), Law.MU));
        relay.a().remote(new InetSocketAddress(host(99), 30_000), null);
        try (DatagramChannel phone = DatagramChannel.open()) {
            phone.bind(new InetSocketAddress(host(11), 0));
            phone.socket().setSoTimeout(5_000);
            phone.send(packet(1, 7), relay.a().local());
            ByteBuffer in = ByteBuffer.allocate(400);
            assertEquals(relay.a().local(), phone.receive(in));
            assertEquals(172, in.position());
            assertEquals(phone.getLocalAddress(), relay.a().remoteNow());
            try (DatagramChannel stranger = DatagramChannel.open()) {
                stranger.bind(new InetSocketAddress(host(12), 0));
                stranger.send(packet(2, 8), relay.a().local());
                stranger.send(ByteBuffer.wrap(new byte[] {1, 2, 3}), relay.a().local());
                sbcEar.await("the garbage", () -> relay.a().statistics().malformed() == 1);
                assertEquals(1, relay.a().statistics().stray());
                assertEquals(1, relay.b().statistics().packetsSent());
            }
        }
    }

    private RtpRelay relay() throws Exception {
        return engine.relay(
                RtpPlan.at(host(1)).reportTo(sbcEar, "relayed"),
                RtpPlan.at(host(1)).reportTo(sbcEar, "relayed"));
    }

    private static void join(RtpRelay relay, RtpSession caller, RtpSession callee) {
        relay.a().remote(caller.local(), caller.localRtcp());
        relay.b().remote(callee.local(), callee.localRtcp());
        caller.remote(RtpRemote.of(relay.a().local(), Law.A));
        callee.remote(RtpRemote.of(relay.b().local(), Law.A));
    }

    static ByteBuffer packet(int sequence, int ssrc) {
        ByteBuffer packet = ByteBuffer.allocate(172);
        voicelab.protocols.rtp.RtpView.header(packet, false, 0, sequence, sequence * 160, ssrc);
        while (packet.hasRemaining()) packet.put((byte) 0xFF);
        return packet.flip();
    }

    private static InetAddress host(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 31, 0, (byte) last});
    }
}
