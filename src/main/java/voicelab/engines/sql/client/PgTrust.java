package voicelab.engines.sql.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import voicelab.net.tls.LabCa;

/** Whom a session over TLS believes; made by pgjdbc as {@link PgSockets} is, and asked for its trust only then. */
public final class PgTrust extends SSLSocketFactory {
    static final String GIVEN = "voicelab.trust";

    private final SSLSocketFactory given;

    public PgTrust(Properties session) {
        given = ((LabCa) session.get(GIVEN)).trusting().getSocketFactory();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return given.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return given.getSupportedCipherSuites();
    }

    /** The only one that pgjdbc uses: PostgreSQL asks for TLS on a connection that is open already. */
    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        return given.createSocket(plain, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return given.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return given.createSocket(host, port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return given.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return given.createSocket(host, port, local, localPort);
    }
}
