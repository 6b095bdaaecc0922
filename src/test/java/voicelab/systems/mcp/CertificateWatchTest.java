package voicelab.systems.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import voicelab.Lab;
import voicelab.boot.LabOrder;
import voicelab.edge.ConfigDesk;
import voicelab.map.ConnectionMap;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;

class CertificateWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void the_certificate_is_read_at_start_and_whenever_it_changes() throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        String seed = """
                systems:
                  mcp:
                  gvp-config-server:
                    ivr-profiles:
                      - name: record
                        sections:
                          lab.recording: {certificate: "no certificate", certificate-id: first}
                """;
        try (Lab lab = Lab.boot(LabOrder.of(map, new ProfileReader(map).read(YamlFile.parse("t.yml", seed))))) {
            await(lab, "recording certificate of tenant 101: first recCertError: no PEM");
            long before = lab.journal().last();
            try (ConfigDesk desk = ConfigDesk.open(lab)) {
                Map<String, String> good = Map.of(
                        "certificate",
                        RecordingCertificateTest.pem("recording-certificate"),
                        "certificate-id",
                        "second");
                ConfigDesk.Undo undo = desk.setProfileSection("record", "lab.recording", good);
                await(lab, "recording certificate of tenant 101: second valid: sha256 ");
                undo.go();
                desk.setProfileSection(
                        "record", "lab.recording", Map.of("certificate", RecordingCertificateTest.pem("ec")));
                await(lab, "recording certificate of tenant 101: recCertError: an RSA key is wanted, not EC");
            }
            lab.journal()
                    .await(
                            before,
                            "the answer with the certificate in the tap of gvp-7",
                            e -> e.link().equals("gvp-7") && e.toString().contains("EventObjectsRead"),
                            PATIENCE);
            lab.fault("gvp-7=cut");
            await(lab, "connection to Configuration Server is lost: arrow gvp-7 ");
            assertEquals(0, lab.journal().bugs(), () -> lab.journal().tail(20).toString());
        }
    }

    private static void await(Lab lab, String what) throws InterruptedException {
        lab.journal()
                .await(0, what, e -> e.link().equals("gvp-7") && e.summary().startsWith(what), PATIENCE);
    }
}
