package voicelab.engines.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import voicelab.net.BindFailure;
import voicelab.net.Ticker;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.audio.Law;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.ToneMeter;

/** A mixer with real packets between it and its parties, mu-law and A-law side by side. */
class MixerTest {
    private static final double[] TONES = {701, 1_303, 1_907};
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final MediaEngine engine = new MediaEngine(MediaSettings.DEFAULT, Ticker.REAL, new Random(11));
    private final Mixer mixer = engine.mixer();
    private final List<RtpSession> parties = new ArrayList<>();
    private final List<MixSeat> seats = new ArrayList<>();

    @AfterEach
    void close() {
        engine.close();
    }

    private static RtpPlan plan(int host) throws Exception {
        return RtpPlan.at(InetAddress.getByName("127.35.77." + host))
                .ports(PortRange.of(20_000, 20_100))
                .keep(Duration.ofSeconds(2));
    }

    private void join(Law law) throws Exception {
        MixSeat seat = mixer.seat(plan(1), RtpListener.NONE);
        RtpSession party = engine.session(plan(2), RtpListener.NONE);
        seat.session().remote(RtpRemote.of(party.local(), law));
        party.remote(RtpRemote.of(seat.session().local(), law));
        int tone = parties.size();
        party.play(AudioSource.endless(Tone.sine(TONES[tone], -12, Duration.ofSeconds(1))));
        seats.add(seat);
        parties.add(party);
    }

    private boolean hears(int i, Integer... others) {
        short[] heard = parties.get(i).heard();
        if (heard.length < 3_200) return false;
        double[] levels = ToneMeter.levels(Arrays.copyOfRange(heard, heard.length - 3_200, heard.length), TONES);
        for (int tone = 0; tone < TONES.length; tone++) {
            boolean wanted = Arrays.asList(others).contains(tone);
            if (wanted ? levels[tone] < -14 : levels[tone] > -50) return false;
        }
        return true;
    }

    private static boolean soon(BooleanSupplier wanted) throws InterruptedException {
        long end = Ticker.REAL.nanos() + TimeUnit.SECONDS.toNanos(10);
        while (!wanted.getAsBoolean()) {
            if (Ticker.REAL.nanos() > end) return false;
            if (NEVER.await(50, TimeUnit.MILLISECONDS)) return false;
        }
        return true;
    }

    @Test
    void parties_of_both_laws_hear_the_others_at_their_level_and_not_themselves() throws Exception {
        join(Law.MU);
        join(Law.A);
        join(Law.MU);
        assertTrue(soon(() -> hears(0, 1, 2)));
        assertTrue(soon(() -> hears(1, 0, 2)));
        assertTrue(soon(() -> hears(2, 0, 1)));
        assertTrue(seats.get(0).speaks());
        seats.get(1).mute(true);
        assertTrue(soon(() -> hears(0, 2)));
        assertTrue(soon(() -> hears(1, 0, 2)), "who is muted hears on");
        seats.get(2).close();
        assertTrue(soon(() -> hears(0)));
        assertEquals(2, mixer.size());
    }

    @Test
    void a_mixer_records_while_nobody_may_be_sent_to() throws Exception {
        join(Law.MU);
        RtpSession party = parties.get(0);
        RtpRemote now = RtpRemote.of(party.local(), Law.MU);
        seats.get(0).session().remote(new RtpRemote(now.rtp(), now.rtcp(), Law.MU, 101, 101, false, true));
        mixer.record(Duration.ofSeconds(5));
        assertTrue(soon(() -> mixer.recorded().length >= 8_000));
        short[] all = mixer.recorded();
        short[] end = Arrays.copyOfRange(all, all.length - 3_200, all.length);
        assertEquals(-12, ToneMeter.levels(end, TONES[0])[0], 1);
        mixer.stopRecording();
        assertEquals(mixer.recorded().length, mixer.recorded().length);
        assertThrows(IllegalArgumentException.class, () -> mixer.record(Duration.ofHours(1)));
    }

    @Test
    void closing_gives_back_every_port_and_a_closed_mixer_takes_nobody() throws Exception {
        for (int i = 0; i < 3; i++) join(Law.MU);
        assertEquals(6, engine.open());
        mixer.close();
        assertEquals(3, engine.open());
        assertThrows(IllegalStateException.class, () -> mixer.seat(plan(1), RtpListener.NONE));
        assertEquals(0, mixer.size());
    }

    @Test
    void who_finds_no_port_is_not_half_in() throws Exception {
        Mixer small = engine.mixer();
        RtpPlan two = plan(3).ports(PortRange.of(20_000, 20_001));
        small.seat(two, RtpListener.NONE);
        assertThrows(BindFailure.class, () -> small.seat(two, RtpListener.NONE));
        assertEquals(1, small.size());
    }
}
