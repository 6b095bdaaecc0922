package voicelab.engines.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import voicelab.net.BindFailure;
import voicelab.net.Ticker;
import voicelab.protocols.Parcel;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.audio.Law;
import voicelab.protocols.audio.TextVoice;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.ToneMeter;
import voicelab.protocols.rtp.RtpSample;
import voicelab.protocols.rtp.RtpStreamParcel;

class RtpSessionTest {
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final MediaEngine engine =
            new MediaEngine(MediaSettings.DEFAULT.rtcpEvery(Duration.ofMillis(200)), Ticker.REAL, new Random(31));
    private final Ear ear = new Ear();
    private final Ear callerEar = new Ear();

    @AfterEach
    void close() {
        engine.close();
        assertEquals(List.of(), ear.bugs);
        assertEquals(List.of(), callerEar.bugs);
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void a_tone_played_by_one_is_measured_at_the_other(Law law) throws Exception {
        RtpSession caller = session(1, true);
        RtpSession callee = session(2, true);
        join(caller, callee, law, 101);
        BlockingQueue<PlayEnd> ends = new LinkedBlockingQueue<>();
        caller.play(AudioSource.of(Tone.sine(1_337, -12, Duration.ofMillis(600))), ends::add);
        assertEquals(PlayEnd.FINISHED, ends.poll(5, TimeUnit.SECONDS));
        ear.await("30 frames of tone", () -> ear.loudFrames >= 30);
        ToneMeter.Reading reading = ToneMeter.measure(ToneMeter.trimmed(callee.heard()), 1_337);
        assertTrue(reading.snrDb() > 30, reading.toString());
        assertEquals(-12, reading.dbm0(), 0.2);
        callerEar.await("the callee's silence", () -> callerEar.frames > 10);
        assertEquals(0, callerEar.loudFrames);
        assertEquals(0, callee.statistics().lost());
        assertTrue(callee.statistics().rFactor() > 90, callee.statistics().toString());
        assertEquals(law.encoding(), ear.streams.get(0).codec());
        assertEquals(caller.ssrc(), ear.streams.get(0).ssrc());
    }

    @Test
    void the_first_packets_are_told_with_the_end_and_the_budget_is_given_back() throws Exception {
        MediaSettings few = MediaSettings.DEFAULT.keep(5, 5 * (172 + 6));
        try (MediaEngine small = new MediaEngine(few, Ticker.REAL, new Random(34))) {
            for (int round = 0; round < 2; round++) {
                Ear told = new Ear();
                RtpSession hears = small.session(RtpPlan.at(host(4)).reportTo(told, "c"), told);
                RtpSession alsoHears =
                        small.session(RtpPlan.at(host(5)).sendSilence(false).reportTo(told, "c"), told);
                hears.remote(RtpRemote.of(alsoHears.local(), Law.MU));
                alsoHears.remote(RtpRemote.of(hears.local(), Law.MU));
                told.await("more than are kept", () -> told.frames > 10);
                hears.close();
                alsoHears.close();
                told.await("the end", () -> told.streams.size() == 2);
                List<RtpSample.Packet> kept = RtpSample.read(told.streams.get(1).bytes());
                assertEquals(5, kept.size(), "round " + round);
                assertEquals(0, kept.get(0).micros());
                assertArrayEquals(told.streams.get(0).bytes(), kept.get(0).bytes());
                for (int i = 1; i < 5; i++) {
                    int step = (kept.get(i).bytes()[3] - kept.get(i - 1).bytes()[3]) & 0xFF;
                    assertEquals(1, step, "in sequence");
                    assertTrue(kept.get(i).micros() > kept.get(i - 1).micros());
                }
            }
        }
    }

    @Test
    void a_stream_beyond_the_budget_keeps_what_still_fits() throws Exception {
        MediaSettings tight = MediaSettings.DEFAULT.keep(50, 3 * (172 + 6) + 100);
        try (MediaEngine small = new MediaEngine(tight, Ticker.REAL, new Random(36))) {
            Ear told = new Ear();
            RtpSession says = small.session(RtpPlan.at(host(6)), RtpListener.NONE);
            RtpSession hears =
                    small.session(RtpPlan.at(host(7)).sendSilence(false).reportTo(told, "c"), told);
            says.remote(RtpRemote.of(hears.local(), Law.MU));
            hears.remote(RtpRemote.of(says.local(), Law.MU));
            told.await("more than are kept", () -> told.frames > 10);
            hears.close();
            told.await("the end", () -> told.streams.size() == 2);
            assertEquals(3, RtpSample.read(told.streams.get(1).bytes()).size());
        }
    }

    @Test
    void prompts_play_one_after_another_and_text_is_read_back() throws Exception {
        RtpSession caller = session(1, true);
        RtpSession callee = session(2, true);
        join(caller, callee, Law.MU, 101);
        BlockingQueue<PlayEnd> ends = new LinkedBlockingQueue<>();
        caller.play(AudioSource.of(TextVoice.encode("Welcome.")), ends::add);
        caller.play(AudioSource.of(Tone.sine(440, -12, Duration.ofMillis(100))), ends::add);
        caller.play(AudioSource.of(TextVoice.encode("Bye.")), ends::add);
        ear.await("both texts", () -> ear.texts.size() >= 2);
        assertEquals(
                List.of(new TextVoice.Utterance("Welcome.", true), new TextVoice.Utterance("Bye.", true)), ear.texts);
        for (int i = 0; i < 3; i++) assertEquals(PlayEnd.FINISHED, ends.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void stopping_ends_what_plays_and_what_waits() throws Exception {
        RtpSession caller = session(1, true);
        RtpSession callee = session(2, true);
        join(caller, callee, Law.A, 101);
        BlockingQueue<PlayEnd> ends = new LinkedBlockingQueue<>();
        caller.play(AudioSource.endless(Tone.sine(500, -12, Duration.ofMillis(100))), ends::add);
        caller.play(AudioSource.of(new short[160]), ends::add);
        ear.await("the tone", () -> ear.loudFrames > 3);
        assertTrue(caller.playing());
        caller.stopPlaying();
        assertEquals(PlayEnd.STOPPED, ends.poll());
        assertEquals(PlayEnd.STOPPED, ends.poll());
        caller.play(AudioSource.endless(new short[160]), ends::add);
        caller.close();
        assertEquals(PlayEnd.FAILED, ends.poll());
        assertThrows(IllegalStateException.class, () -> caller.play(frame -> 0));
    }

    @Test
    void a_source_that_throws_is_a_bug_and_the_next_one_plays() throws Exception {
        Ear bugEar = new Ear();
        RtpSession caller = engine.session(RtpPlan.at(host(1)).reportTo(bugEar, "c"), RtpListener.NONE);
        caller.remote(RtpRemote.of(session(2, true).local(), Law.MU));
        BlockingQueue<PlayEnd> ends = new LinkedBlockingQueue<>();
        caller.play(
                frame -> {
                    throw new IllegalArgumentException("broken source");
                },
                ends::add);
        caller.play(AudioSource.of(new short[160]), ends::add);
        assertEquals(PlayEnd.FAILED, ends.poll(5, TimeUnit.SECONDS));
        assertEquals(PlayEnd.FINISHED, ends.poll(5, TimeUnit.SECONDS));
        assertEquals("broken source", bugEar.bugs.get(0).getMessage());
    }

    @Test
    void digits_cross_once_each_while_audio_waits() throws Exception {
        RtpSession caller = session(1, true);
        RtpSession callee = session(2, true);
        join(caller, callee, Law.MU, 96);
        callee.play(AudioSource.endless(Tone.sine(300, -20, Duration.ofMillis(100))));
        caller.sendDigits("42#", Duration.ofMillis(100), Duration.ofMillis(60));
        caller.sendDigits("*00D");
        ear.await("seven digits", () -> ear.digits.length() >= 7);
        int frames = ear.frames;
        ear.await("sound again", () -> ear.frames > frames + 10);
        assertEquals("42#*00D", ear.digits.toString());
        assertEquals(0, callee.statistics().lost());
        assertThrows(IllegalArgumentException.class, () -> caller.sendDigits("1x"));
    }

    @Test
    void digits_for_a_peer_without_events_are_tones() throws Exception {
        RtpSession caller = session(1, true);
        RtpSession callee = engine.session(RtpPlan.at(host(2)).inbandDigits(true), ear);
        join(caller, callee, Law.A, RtpRemote.NONE);
        caller.sendDigits("1905#A");
        ear.await("six digits", () -> ear.digits.length() >= 6);
        assertEquals("1905#A", ear.digits.toString());
    }

    @Test
    void a_quiet_session_sends_only_while_it_plays() throws Exception {
        RtpSession quiet = session(1, false);
        RtpSession callee = session(2, true);
        join(quiet, callee, Law.MU, 101);
        callerEar.await("that time passes", () -> callerEar.frames > 20);
        assertEquals(0, quiet.statistics().packetsSent());
        quiet.play(AudioSource.of(new short[800]));
        ear.await("five frames", () -> ear.frames >= 5);
        int heard = callerEar.frames;
        callerEar.await("that time passes", () -> callerEar.frames > heard + 10);
        assertEquals(5, quiet.statistics().packetsSent());
    }

    @Test
    void hold_stops_sound_and_a_new_remote_brings_it_back() throws Exception {
        RtpSession caller = session(1, true);
        RtpSession callee = session(2, true);
        join(caller, callee, Law.MU, 101);
        ear.await("sound", () -> ear.frames > 5);
        RtpRemote held = new RtpRemote(callee.local(), callee.localRtcp(), Law.MU, 101, 101, false, true);
        caller.remote(held);
        long sent = caller.statistics().packetsSent();
        callerEar.frames = 0;
        callerEar.await("that time passes", () -> callerEar.frames > 20);
        assertTrue(caller.statistics().packetsSent() <= sent + 1);
        caller.remote(RtpRemote.of(callee.local(), Law.A));
        int before = ear.frames;
        ear.await("sound again", () -> ear.frames > before + 5);
        assertEquals(0, callee.statistics().lost());
    }

    @Test
    void reports_tell_loss_and_round_trip_and_bye_ends_the_stream() throws Exception {
        RtpSession caller = session(1, true);
        RtpSession callee = session(2, true);
        join(caller, callee, Law.MU, 101);
        ear.await("a round trip", () -> caller.statistics().roundTripMillis() >= 0);
        assertTrue(caller.statistics().roundTripMillis() < 100);
        caller.close();
        ear.await("the end", () -> ear.streams.size() == 2);
        RtpStreamParcel end = ear.streams.get(1);
        Map<String, String> fields = end.fields();
        assertTrue(end.ended() && end.packets() > 5, end.summary());
        assertEquals("call-2", fields.get(Parcel.CALL_ID));
        assertEquals("PCMU", fields.get("codec"));
        assertEquals("0", fields.get("lost"));
    }

    @Test
    void ports_are_taken_in_pairs_and_in_turn_and_the_left_out_are_left_out() throws Exception {
        PortRange range = PortRange.of(21_001, 21_011).without(java.util.Set.of(21_005));
        RtpPlan plan = RtpPlan.at(host(3)).ports(range);
        RtpSession first = engine.session(plan, ear);
        RtpSession second = engine.session(plan, ear);
        assertEquals(21_002, first.local().getPort());
        assertEquals(21_003, first.localRtcp().getPort());
        assertEquals(21_006, second.local().getPort());
        first.close();
        assertEquals(21_008, engine.session(plan, ear).local().getPort());
        assertEquals(21_010, engine.session(plan, ear).local().getPort());
        assertEquals(21_002, engine.session(plan, ear).local().getPort());
        BindFailure full = assertThrows(BindFailure.class, () -> engine.session(plan, ear));
        assertTrue(full.getMessage().contains("every media port up to 21011"), full.getMessage());
        RtpPlan foreign = RtpPlan.at(InetAddress.getByName("192.0.2.1"));
        assertThrows(BindFailure.class, () -> engine.session(foreign, ear));
    }

    private RtpSession session(int host, boolean sendSilence) throws Exception {
        Ear listener = host == 1 ? callerEar : ear;
        RtpPlan plan =
                RtpPlan.at(host(host)).keep(KEPT).sendSilence(sendSilence).reportTo(listener, "call-" + host);
        return engine.session(plan, listener);
    }

    private static void join(RtpSession one, RtpSession other, Law law, int digits) {
        one.remote(new RtpRemote(other.local(), other.localRtcp(), law, digits, digits, true, true));
        other.remote(new RtpRemote(one.local(), one.localRtcp(), law, digits, digits, true, true));
    }

    private static InetAddress host(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 31, 0, (byte) last});
    }
}
