package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** sipp as a phone at SIP Server: hold and back by re-INVITE, then a blind transfer by REFER. */
@Tag("interop")
class SippTransferIT {
    private static final String PHONES = """
            profile: phones
            about: two phones at SIP Server
            systems:
              sip-server:
              sip-endpoint: {count: 2, register: tcp}
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"t1", "u1"})
    void a_call_is_held_taken_back_and_handed_on(String transport) throws Exception {
        Path profile = Files.writeString(directory.resolve("phones.yml"), PHONES);
        try (LabProcess lab = LabProcess.boot(directory, "--front", "none", "--profile", profile.toString());
                Sipp sipp = Sipp.plays("refer.xml", "7001", lab.text("SIP_SERVER_SIP"), transport, 1, 1, directory)) {
            sipp.assertNoneFailed();
            List<String> crossed = new ArrayList<>();
            for (JsonNode entry : lab.get("/api/journal?most=5000"))
                crossed.add(entry.path("kind").asText() + " " + entry.path("to").asText() + " "
                        + entry.path("summary").asText());
            assertTrue(
                    crossed.stream().anyMatch(c -> c.startsWith("arrived sip-endpoint-2 INVITE")),
                    () -> String.join("\n", crossed));
            assertEquals(
                    0,
                    crossed.stream()
                            .filter(c -> c.startsWith("arrived sip-endpoint BYE"))
                            .count(),
                    "the phone that was handed on goes on");
            lab.assertSound();
        }
    }
}
