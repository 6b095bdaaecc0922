package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.protocols.audio.ToneMeter;
import voicelab.protocols.audio.WavReader;
import voicelab.protocols.audio.WavWriter;

@Tag("interop")
class BaresipIT {
    private static final int RATE_HERTZ = 8_000;

    /** The prompt sounds for a second; a phone may lose its beginning while its decoder starts. */
    private static final int LEAST_SAMPLES = RATE_HERTZ / 2;

    @TempDir
    private Path directory;

    @Test
    void a_softphone_hears_the_prompt_through_the_border_controller() throws Exception {
        try (LabProcess lab = LabProcess.minimal(directory)) {
            settings();
            String target = "sip:8001@" + lab.at("SBC_SIP_UDP").getHostString();
            // -e types a command: d is dial; -t hangs up and ends it
            Tool.Ran ran = Tool.of("baresip", "baresip-core")
                    .run(
                            Duration.ofSeconds(60),
                            directory,
                            "-4",
                            "-f",
                            directory.toString(),
                            "-t",
                            "7",
                            "-e",
                            "d" + target);
            short[] heard = ToneMeter.trimmed(WavReader.read(Files.readAllBytes(recording(ran))));
            int hertz = promptHertz(lab);
            ToneMeter.Reading reading = ToneMeter.measure(heard, hertz);
            assertTrue(heard.length >= LEAST_SAMPLES, () -> "heard only " + heard.length + " samples\n" + ran.output());
            assertTrue(reading.snrDb() >= 15, () -> hertz + " Hz: " + reading);
            lab.assertSound();
        }
    }

    private static int promptHertz(LabProcess lab) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + lab.text("DAS_HTTP") + "/prompt.wav"))
                .build();
        HttpResponse<Void> prompt = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        return Integer.parseInt(prompt.headers().firstValue("X-Lab-Tone-Hertz").orElseThrow());
    }

    /** What was decoded, written by baresip's sndfile module. */
    private Path recording(Tool.Ran ran) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> decoded =
                    files.filter(file -> file.toString().endsWith("-dec.wav")).toList();
            assertEquals(1, decoded.size(), ran::output);
            return decoded.get(0);
        }
    }

    /** A phone of one account that speaks silence from a file and records what it hears. */
    private void settings() throws IOException {
        Files.write(directory.resolve("silence.wav"), WavWriter.write(new short[20 * RATE_HERTZ]));
        Files.writeString(directory.resolve("contacts"), "");
        Files.writeString(directory.resolve("accounts"), "<sip:caller@127.0.0.1>;regint=0;audio_codecs=PCMU/8000/1\n");
        Files.writeString(
                directory.resolve("config"),
                String.join(
                        "\n",
                        "poll_method epoll",
                        "net_interface 127.0.0.1",
                        "sip_listen 127.0.0.1:" + FreeNet.port(),
                        "audio_source aufile," + directory.resolve("silence.wav"),
                        "audio_player aufile," + directory.resolve("played.wav"),
                        "module_path " + modules(),
                        "module g711.so",
                        "module aufile.so",
                        "module sndfile.so",
                        "module account.so",
                        "module menu.so",
                        "snd_path " + directory,
                        ""));
    }

    private static Path modules() {
        Path usual = Path.of("/usr/lib/baresip/modules");
        assertTrue(Files.isDirectory(usual), () -> usual + " is missing: apt-get install baresip-core");
        return usual;
    }
}
