package voicelab.engines.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import voicelab.net.Dialer;
import voicelab.net.Gate;

/**
 * What Apache's HTTP client (and so camel-http) needs to dial from one system's own address through one arrow's gate.
 * Connections are kept and pooled, at most {@value #MAX_CONNECTIONS}; a pulled one is noticed before it is used again.
 *
 * <pre>{@code
 * var pool = GatedHttp.pool(own, passage.gate(), names, tls);   // one a caller instance and link; close() gives all back
 * CloseableHttpClient client = GatedHttp.plain(HttpClientBuilder.create()).setConnectionManager(pool).build();
 * }</pre>
 */
public final class GatedHttp {
    private static final int MAX_CONNECTIONS = 100;
    private static final int MAX_WAIT_MILLIS = 2_000;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int READ_TIMEOUT_MILLIS = 60_000;
    private static final int KEPT_SECONDS = 30;
    /** Without the list of public suffixes, which takes long to read: the lab's own authority signs no wildcards for them. */
    private static final HostnameVerifier NAMES = new DefaultHostnameVerifier();

    private GatedHttp() {}

    /** Plain and, with the machine's own trust, TLS; names are the machine's. */
    public static PoolingHttpClientConnectionManager pool(InetAddress own, Gate gate) {
        return pool(own, gate, null);
    }

    /** With {@code tls}'s trust under https: the certificate must speak for the name or address that is dialled. */
    public static PoolingHttpClientConnectionManager pool(InetAddress own, Gate gate, SSLContext tls) {
        return pool(own, gate, SystemDefaultDnsResolver.INSTANCE, tls);
    }

    /**
     * @param names host names to addresses, so that {@code http://das/} can be dialled
     * @param tls whom to trust under https; null for the machine's own trust
     */
    public static PoolingHttpClientConnectionManager pool(
            InetAddress own, Gate gate, DnsResolver names, SSLContext tls) {
        TlsSocketStrategy strategy = tls == null ? GatedHttp::machineTrust : new DefaultClientTlsStrategy(tls, NAMES);
        DefaultHttpClientConnectionOperator operator = new DefaultHttpClientConnectionOperator(
                new GatedSockets(new Dialer(own).sockets(gate)),
                DefaultSchemePortResolver.INSTANCE,
                names,
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register("https", strategy)
                        .build());
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(
                operator,
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.ofSeconds(KEPT_SECONDS),
                ManagedHttpClientConnectionFactory.INSTANCE);
        pool.setMaxTotal(MAX_CONNECTIONS);
        pool.setDefaultMaxPerRoute(MAX_CONNECTIONS);
        pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofMilliseconds(CONNECT_TIMEOUT_MILLIS))
                .setSocketTimeout(Timeout.ofMilliseconds(READ_TIMEOUT_MILLIS))
                // always: a gate may have pulled the connection a moment ago
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build());
        return pool;
    }

    /**
     * Takes away what would change the traffic behind the lab's back: retries (they would hide a cut for a second),
     * redirects, cookies, compression, proxies of the environment.
     */
    public static HttpClientBuilder plain(HttpClientBuilder builder) {
        return builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofMilliseconds(MAX_WAIT_MILLIS))
                        .build());
    }

    /** The machine's list of authorities takes a while to read: only who dials https pays for it. */
    private static SSLSocket machineTrust(
            Socket socket, String target, int port, Object attachment, HttpContext context) throws IOException {
        return Machine.TRUST.upgrade(socket, target, port, attachment, context);
    }

    private static final class Machine {
        static final TlsSocketStrategy TRUST = DefaultClientTlsStrategy.createDefault();
    }

    private record GatedSockets(SocketFactory sockets) implements DetachedSocketFactory {
        @Override
        public Socket create(Proxy proxy) throws IOException {
            if (proxy != null && proxy.type() != Proxy.Type.DIRECT)
                throw new IOException("an arrow leads to its callee, not to the proxy " + proxy);
            return sockets.createSocket();
        }
    }
}
