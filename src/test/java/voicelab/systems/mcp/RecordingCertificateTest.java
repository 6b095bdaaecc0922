package voicelab.systems.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingCertificateTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void one_rsa_certificate_of_2048_bits_is_used() throws Exception {
        RecordingCertificate good = read(pem("recording-certificate")).orElseThrow();
        assertTrue(good.isUsable(), good.told());
        assertTrue(good.summary().matches("cert-7 valid: sha256 [0-9a-f]{64}, until 21.*"), good.summary());
    }

    @Test
    void no_certificate_is_no_complaint() {
        assertEquals(Optional.empty(), RecordingCertificate.read(Map.of(), NOW));
        assertEquals(Optional.empty(), read("  \n"));
    }

    @Test
    void what_cannot_be_used_says_why() throws Exception {
        assertRefused("RSA of 2048 to 16384 bits is wanted, not 1024", pem("rsa-1024"));
        assertRefused("an RSA key is wanted, not EC", pem("ec"));
        assertRefused("NotAfter", pem("expired"));
        assertRefused("not a chain of 2", pem("recording-certificate") + pem("recording-certificate"));
        assertRefused("no PEM", "MIIDSzCCAjOgAwIBAgIU");
        assertRefused("longer than 16384 characters", pem("recording-certificate") + " ".repeat(16_384));
    }

    @Test
    void every_cut_of_a_certificate_is_refused_in_a_sentence() throws Exception {
        String whole = pem("recording-certificate").stripTrailing();
        int last = whole.indexOf("-----END");
        for (int end = 1; end < last - 8; end += 7) {
            Optional<RecordingCertificate> read = read(whole.substring(0, end) + "\n-----END CERTIFICATE-----\n");
            assertFalse(read.orElseThrow().isUsable(), "cut at " + end);
            assertFalse(read.get().told().isEmpty());
        }
    }

    @Test
    void a_name_is_short_and_has_no_blanks() throws Exception {
        Map<String, String> section = Map.of("certificate", pem("ec"), "certificate-id", "a b\n" + "x".repeat(100));
        assertEquals(
                "ab" + "x".repeat(62),
                RecordingCertificate.read(section, NOW).orElseThrow().id());
    }

    private static void assertRefused(String why, String pem) {
        RecordingCertificate refused = read(pem).orElseThrow();
        assertFalse(refused.isUsable());
        assertTrue(refused.summary().startsWith("cert-7 recCertError: "), refused.summary());
        assertTrue(refused.told().contains(why), refused.told());
    }

    private static Optional<RecordingCertificate> read(String pem) {
        return RecordingCertificate.read(Map.of("certificate", pem, "certificate-id", "cert-7"), NOW);
    }

    static String pem(String name) throws IOException {
        try (InputStream in =
                RecordingCertificateTest.class.getClassLoader().getResourceAsStream("systems/mcp/" + name + ".pem")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
