package voicelab.net.tls;

import javax.net.ssl.SSLContext;

/** TLS for one instance: its own certificate when it listens, trust in the lab's authority when it dials. */
public final class TlsIdentity {
    private final LabCa ca;
    private final CertificateNames names;

    TlsIdentity(LabCa ca, CertificateNames names) {
        this.ca = ca;
        this.names = names;
    }

    /** For listeners: shows a certificate for the instance's names and address, made at the first handshake. */
    public SSLContext serving() {
        return ca.serving(names);
    }

    /** For clients: trusts the lab's authority and nobody else. */
    public SSLContext trusting() {
        return ca.trusting();
    }
}
