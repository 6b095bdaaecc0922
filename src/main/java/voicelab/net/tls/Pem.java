package voicelab.net.tls;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The textual form of a certificate, RFC 7468. */
final class Pem {
    private static final int LINE_CHARS = 64;

    private Pem() {}

    static String certificate(X509Certificate certificate) {
        try {
            byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
            String body = Base64.getMimeEncoder(LINE_CHARS, newline).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate of our own cannot be encoded", e);
        }
    }
}
