package voicelab.systems.mcp;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The certificate that recordings are encrypted for: one X.509 certificate, RSA of 2048 bits or more, in PEM; "not a chained
 * certificate". Only its public half is needed.
 *
 * @param id what the configuration calls it; may be empty
 * @param certificate empty when it cannot be used
 * @param told its fingerprint and end, or why it cannot be used
 */
record RecordingCertificate(String id, Optional<X509Certificate> certificate, String told) {
    /** Ours: where the real one keeps it is not public. A section of the annex of the IVR profile {@code record}. */
    static final String SECTION = "lab.recording";

    static final String PEM = "certificate";
    static final String ID = "certificate-id";
    private static final int MOST_PEM = 16 * 1024;
    private static final int LEAST_BITS = 2_048;
    private static final int MOST_BITS = 16_384;
    private static final int MOST_ID = 64;

    /** @param section what the configuration says; no certificate is no complaint */
    static Optional<RecordingCertificate> read(Map<String, String> section, Instant now) {
        String pem = section.getOrDefault(PEM, "");
        if (pem.isBlank()) return Optional.empty();
        String given = section.getOrDefault(ID, "").replaceAll("[^!-~]", "");
        String id = given.substring(0, Math.min(MOST_ID, given.length()));
        try {
            X509Certificate one = parse(pem);
            check(one, now);
            String print = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(one.getEncoded()));
            return Optional.of(new RecordingCertificate(
                    id,
                    Optional.of(one),
                    "sha256 " + print + ", until " + one.getNotAfter().toInstant()));
        } catch (GeneralSecurityException e) {
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            return Optional.of(new RecordingCertificate(
                    id, Optional.empty(), why.lines().findFirst().orElse("")));
        }
    }

    private static X509Certificate parse(String pem) throws GeneralSecurityException {
        if (pem.length() > MOST_PEM) throw new GeneralSecurityException("longer than " + MOST_PEM + " characters");
        if (!pem.contains("-----BEGIN CERTIFICATE-----"))
            throw new GeneralSecurityException("no PEM: a block BEGIN CERTIFICATE is wanted");
        Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)));
        if (all.size() != 1)
            throw new GeneralSecurityException("one certificate is wanted, not a chain of " + all.size());
        return (X509Certificate) all.iterator().next();
    }

    private static void check(X509Certificate one, Instant now) throws GeneralSecurityException {
        if (!(one.getPublicKey() instanceof RSAPublicKey key))
            throw new GeneralSecurityException(
                    "an RSA key is wanted, not " + one.getPublicKey().getAlgorithm());
        int bits = key.getModulus().bitLength();
        if (bits < LEAST_BITS || bits > MOST_BITS)
            throw new GeneralSecurityException(
                    "RSA of " + LEAST_BITS + " to " + MOST_BITS + " bits is wanted, not " + bits);
        one.checkValidity(Date.from(now));
    }

    boolean isUsable() {
        return certificate.isPresent();
    }

    /** For a call's record. */
    String summary() {
        return (id.isEmpty() ? "" : id + " ") + (isUsable() ? "valid: " : "recCertError: ") + told;
    }
}
