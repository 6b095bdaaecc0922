package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.audio.ToneMeter;
import voicelab.protocols.audio.WavReader;
import voicelab.protocols.audio.WavWriter;

/** Three softphones in one conference of the MCU: what each recorded has the others' tones and never its own. */
@Tag("interop")
class BaresipConferenceIT {
    private static final double[] TONES = {613, 1_129, 1_787};
    private static final int WINDOW = 3_200;
    private static final double HEARD_DBM0 = -25;
    private static final double ABSENT_DBM0 = -45;

    @TempDir
    private Path directory;

    @Test
    void three_softphones_hear_the_others_and_not_themselves() throws Exception {
        try (LabProcess lab = LabProcess.boot(directory, "--front", "none", "--profile", "video")) {
            String target = "sip:9100@" + lab.at("MCU_SIP_UDP").getHostString();
            List<Tool.Background> phones = new ArrayList<>();
            for (int i = 0; i < TONES.length; i++) phones.add(start(i, target));
            List<Tool.Ran> ran = new ArrayList<>();
            for (Tool.Background phone : phones) ran.add(phone.ended(Duration.ofSeconds(60)));
            for (int i = 0; i < TONES.length; i++) check(i, ran.get(i));
            lab.assertSound();
        }
    }

    private static void check(int phone, Tool.Ran ran, short[] heard) {
        boolean both = false;
        for (int at = 0; at + WINDOW <= heard.length; at += WINDOW) {
            double[] levels = ToneMeter.levels(Arrays.copyOfRange(heard, at, at + WINDOW), TONES);
            assertTrue(levels[phone] < ABSENT_DBM0, () -> "it hears itself: " + Arrays.toString(levels));
            boolean others = true;
            for (int i = 0; i < TONES.length; i++) others &= i == phone || levels[i] > HEARD_DBM0;
            both |= others;
        }
        assertTrue(both, () -> "phone " + phone + " never heard both others\n" + ran.output());
    }

    private void check(int phone, Tool.Ran ran) throws Exception {
        check(phone, ran, WavReader.read(Files.readAllBytes(recording(home(phone), ran))));
    }

    private Path home(int phone) {
        return directory.resolve("phone" + phone);
    }

    private Tool.Background start(int phone, String target) throws IOException {
        Path home = Files.createDirectory(home(phone));
        settings(home, TONES[phone]);
        // -e types a command: d is dial; -t hangs up and ends it
        return Tool.of("baresip", "baresip-core")
                .start(home, "-4", "-f", home.toString(), "-t", "8", "-e", "d" + target);
    }

    /** What was decoded, written by baresip's sndfile module. */
    private static Path recording(Path home, Tool.Ran ran) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            List<Path> decoded =
                    files.filter(file -> file.toString().endsWith("-dec.wav")).toList();
            assertEquals(1, decoded.size(), ran::output);
            return decoded.get(0);
        }
    }

    /** A phone of one account that speaks a tone from a file and records what it hears. */
    private static void settings(Path home, double hertz) throws IOException {
        Files.write(home.resolve("tone.wav"), WavWriter.write(Tone.sine(hertz, -10, Duration.ofSeconds(20))));
        Files.writeString(home.resolve("contacts"), "");
        Files.writeString(
                home.resolve("accounts"),
                "<sip:caller" + (int) hertz + "@127.0.0.1>;regint=0;audio_codecs=PCMU/8000/1\n");
        Files.writeString(
                home.resolve("config"),
                String.join(
                        "\n",
                        "poll_method epoll",
                        "net_interface 127.0.0.1",
                        "sip_listen 127.0.0.1:" + FreeNet.port(),
                        "audio_source aufile," + home.resolve("tone.wav"),
                        "audio_player aufile," + home.resolve("played.wav"),
                        "module_path /usr/lib/baresip/modules",
                        "module g711.so",
                        "module aufile.so",
                        "module sndfile.so",
                        "module account.so",
                        "module menu.so",
                        "snd_path " + home,
                        ""));
    }
}
