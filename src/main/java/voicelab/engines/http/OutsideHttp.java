package voicelab.engines.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import voicelab.net.Dialer;
import voicelab.net.Gate;
import voicelab.net.Hop;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;

/**
 * Requests to a server of the user's own that no arrow of the map leads to, from one system's own address. Plain HTTP, no
 * redirects. Blocks. Made at first use.
 */
public final class OutsideHttp implements AutoCloseable {
    private static final int MAX_REPLY_BYTES = 64 * 1024;

    private final CloseableHttpClient client;

    public OutsideHttp(Dialer dialer) {
        client = GatedHttp.plain(HttpClientBuilder.create())
                .setConnectionManager(GatedHttp.pool(dialer.own(), new Gate()))
                .build();
    }

    /**
     * @return the answer, its body cut off after {@value #MAX_REPLY_BYTES} bytes
     * @throws IOException what kept it away, in a sentence
     */
    public HttpReply call(HttpRequest request, InetSocketAddress to, Duration patience) throws IOException {
        HttpUriRequestBase ask = new HttpUriRequestBase(
                request.method(), java.net.URI.create("http://" + Hop.text(to) + request.originForm()));
        ask.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.ofMilliseconds(patience.toMillis()))
                .build());
        ask.setHeader("Host", request.authority());
        request.headers().fields().forEach(field -> ask.setHeader(field.name(), field.value()));
        if (request.body().length > 0) ask.setEntity(new ByteArrayEntity(request.body(), null));
        return client.execute(ask, OutsideHttp::reply);
    }

    private static HttpReply reply(ClassicHttpResponse answer) throws IOException {
        HttpEntity entity = answer.getEntity();
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(MAX_REPLY_BYTES);
        return new HttpReply(answer.getCode(), HttpHeaders.NONE, body);
    }

    @Override
    public void close() {
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
