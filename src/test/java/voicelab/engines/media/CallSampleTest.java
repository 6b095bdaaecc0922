package voicelab.engines.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.net.Ticker;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.audio.Law;
import voicelab.protocols.audio.TextVoice;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.ToneMeter;
import voicelab.protocols.audio.WavReader;
import voicelab.protocols.audio.WavWriter;
import voicelab.protocols.sdp.AudioTerms;
import voicelab.protocols.sdp.Direction;
import voicelab.protocols.sdp.OfferAnswer;
import voicelab.protocols.sdp.SdpOrigin;
import voicelab.protocols.sdp.SessionDescription;

/** One call as two rooms make it, with the SDP texts that SIP would carry. */
class CallSampleTest {
    private final Ear callerEar = new Ear();
    private final Ear serverEar = new Ear();

    @Test
    void a_server_plays_wav_tone_and_text_and_collects_digits() throws Exception {
        byte[] wav = WavWriter.write(Tone.sine(800, -10, Duration.ofMillis(300)), Law.A);
        try (MediaEngine engine = new MediaEngine(MediaSettings.DEFAULT, Ticker.REAL, new Random(37))) {
            // the caller offers
            InetAddress callerHost = InetAddress.getByName("127.31.0.51");
            RtpSession caller = engine.session(RtpPlan.at(callerHost).keep(Duration.ofSeconds(30)), callerEar);
            SessionDescription offer = OfferAnswer.offer(
                    SdpOrigin.of(1, callerHost.getHostAddress()),
                    callerHost.getHostAddress(),
                    caller.local().getPort(),
                    AudioTerms.G711.only("PCMA", "PCMU"),
                    Direction.SENDRECV);

            // the server answers
            InetAddress serverHost = InetAddress.getByName("127.31.0.52");
            RtpSession server =
                    engine.session(RtpPlan.at(serverHost).sendSilence(false).reportTo(serverEar, "call-1"), serverEar);
            OfferAnswer.Answer answer = OfferAnswer.answer(
                    SessionDescription.parse(offer.toString()),
                    SdpOrigin.of(2, serverHost.getHostAddress()),
                    serverHost.getHostAddress(),
                    List.of(server.local().getPort()),
                    AudioTerms.G711.oneOnly(true),
                    Direction.SENDRECV);
            server.remote(RtpRemote.of(answer.agreed().get(0)));
            server.play(AudioSource.of(WavReader.read(wav)));
            server.play(AudioSource.of(Tone.sine(1_200, -10, Duration.ofMillis(300))));
            server.play(AudioSource.of(TextVoice.encode("Press a key")), how -> {});

            // the caller hears and presses
            SessionDescription answered =
                    SessionDescription.parse(answer.description().toString());
            caller.remote(RtpRemote.of(OfferAnswer.agree(offer, answered).get(0)));
            callerEar.await("the text", () -> !callerEar.texts.isEmpty());
            assertEquals("Press a key", callerEar.texts.get(0).text());
            short[] heard = ToneMeter.trimmed(caller.heard());
            short[] first = java.util.Arrays.copyOf(heard, 2_000);
            short[] second = java.util.Arrays.copyOfRange(heard, 2_600, 4_600);
            assertEquals(800, ToneMeter.strongest(first, 500, 800, 1_200).hz());
            assertTrue(ToneMeter.measure(second, 1_200).snrDb() > 30);
            caller.sendDigits("42#");
            serverEar.await("the digits", () -> serverEar.digits.toString().equals("42#"));
        }
        assertEquals(List.of(), serverEar.problems);
    }

    @Test
    void what_one_session_hears_is_played_live_by_another() throws Exception {
        try (MediaEngine engine = new MediaEngine(MediaSettings.DEFAULT, Ticker.REAL, new Random(38));
                AudioPipe pipe = new AudioPipe(1_600)) {
            RtpListener bridge = new RtpListener() {
                @Override
                public void onFrame(short[] pcm) {
                    pipe.write(pcm);
                }
            };
            RtpSession a = engine.session(RtpPlan.at(InetAddress.getByName("127.31.0.53")), RtpListener.NONE);
            RtpSession in = engine.session(RtpPlan.at(InetAddress.getByName("127.31.0.54")), bridge);
            RtpSession out = engine.session(RtpPlan.at(InetAddress.getByName("127.31.0.54")), RtpListener.NONE);
            RtpSession b = engine.session(RtpPlan.at(InetAddress.getByName("127.31.0.55")), callerEar);
            a.remote(RtpRemote.of(in.local(), Law.MU));
            out.remote(RtpRemote.of(b.local(), Law.A));
            out.play(pipe);
            a.play(AudioSource.endless(TextVoice.encode("through")));
            callerEar.await("the text", () -> callerEar.texts.contains(new TextVoice.Utterance("through", true)));
        }
    }
}
