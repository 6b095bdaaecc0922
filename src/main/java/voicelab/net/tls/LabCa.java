package voicelab.net.tls;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The lab's certificate authority. Made at the first use (a boot that needs no TLS does not pay for it); its key never
 * leaves this process, and the next boot has another one.
 */
public final class LabCa {
    private final Instant born;
    private Authority authority;
    private SSLContext trusting;

    public LabCa(Clock clock) {
        // what peers check certificates against is real time, which the lab's clock still is at boot
        this.born = clock.instant();
    }

    /** TLS for an instance: {@code mcp}, {@code mcp.lab} and the address stand in its certificate. */
    public TlsIdentity identity(String instance, InetAddress address) {
        List<String> hosts = List.of(instance, instance + ".lab", "localhost");
        return new TlsIdentity(
                this, new CertificateNames(instance, hosts, List.of(address, InetAddress.getLoopbackAddress())));
    }

    /** The authority's certificate. */
    public X509Certificate certificate() {
        return authority().certificate();
    }

    /** The authority's certificate in PEM (RFC 7468). */
    public String pem() {
        return Pem.certificate(certificate());
    }

    SSLContext serving(CertificateNames names) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new javax.net.ssl.KeyManager[] {
                        new LateKeys(names.common(), () -> authority().issue(names))
                    },
                    null,
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS for " + names.common(), e);
        }
    }

    /** Trusts this authority and nobody else. */
    public synchronized SSLContext trusting() {
        try {
            if (trusting == null) {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, TrustStores.managers(certificate()), null);
                trusting = context;
            }
            return trusting;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no trust in the lab's authority", e);
        }
    }

    /** The same trust, for a client library that makes its own context. */
    public X509TrustManager trustManager() {
        try {
            for (TrustManager one : TrustStores.managers(certificate()))
                if (one instanceof X509TrustManager manager) return manager;
            throw new IllegalStateException("this Java has no X.509 trust manager");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no trust in the lab's authority", e);
        }
    }

    private synchronized Authority authority() {
        if (authority == null) authority = Authority.make(born);
        return authority;
    }
}
