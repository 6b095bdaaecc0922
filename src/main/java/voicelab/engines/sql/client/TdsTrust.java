package voicelab.engines.sql.client;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Whom a session over TLS believes: the lab's authority alone; made by mssql-jdbc as {@link TdsSockets} is. */
public final class TdsTrust implements X509TrustManager {
    private final X509TrustManager given;

    public TdsTrust(String ticket) {
        given = Tickets.trust(ticket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        given.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        given.checkServerTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return given.getAcceptedIssuers();
    }
}
