package voicelab.net.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Trust in one authority, in memory or as a file for Java clients. */
public final class TrustStores {
    /** What Java's own trust store has: a trust store keeps no secret. */
    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "voicelab";

    private TrustStores() {}

    /** A JKS file: readable with {@link #PASSWORD} and, unlike PKCS #12, also without any. */
    public static void write(X509Certificate authority, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            of(authority).store(out, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot write the trust store " + file, e);
        }
    }

    static TrustManager[] managers(X509Certificate authority) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(of(authority));
        return factory.getTrustManagers();
    }

    private static KeyStore of(X509Certificate authority) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, null);
            store.setCertificateEntry(ALIAS, authority);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException("an empty key store cannot be made", e);
        }
    }
}
