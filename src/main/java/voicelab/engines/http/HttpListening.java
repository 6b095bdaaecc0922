package voicelab.engines.http;

import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Where to listen, and whether under TLS. Port 0 takes a free one. */
public record HttpListening(InetSocketAddress address, Optional<SSLContext> tls) {

    public static HttpListening plain(InetSocketAddress address) {
        return new HttpListening(address, Optional.empty());
    }

    public static HttpListening tls(InetSocketAddress address, SSLContext context) {
        return new HttpListening(address, Optional.of(context));
    }
}
