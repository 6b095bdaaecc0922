package voicelab.systems;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.standin.Arrow;
import voicelab.standin.LabContext;

/** Requests with JSON bodies over one HTTP arrow. They block: run them in a {@link Lane}. */
public final class JsonCalls {
    private static final int MAX_URL = 500;

    private final LabContext lab;
    private final String link;
    private final Duration patience;

    /** @param patience how long one answer is awaited */
    public JsonCalls(LabContext lab, String link, Duration patience) {
        this.lab = lab;
        this.link = link;
        this.patience = patience;
    }

    /**
     * @param body null for none
     * @throws IOException the arrow or the peer kept the answer away, in a sentence; also for a URL that {@link #check}
     *     complains of
     */
    public HttpReply send(String method, String url, JsonNode body) throws IOException {
        InetSocketAddress to = check(lab, url);
        HttpHeaders headers = HttpHeaders.of("Accept", "application/json");
        byte[] bytes = new byte[0];
        if (body != null) {
            headers = headers.with("Content-Type", "application/json");
            bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        }
        Arrow arrow = lab.arrow(link);
        Parcel reply = arrow.call(new HttpRequest(method, url, headers, bytes), new Hop(null, to), patience);
        if (reply instanceof HttpReply http) return http;
        throw new IOException("no HTTP answer over " + arrow.link().title() + ": " + reply.summary());
    }

    /**
     * Where a URL that a client gave leads.
     *
     * @throws IOException when it is no plain http URL, or leads off this machine's loopback: a sentence
     */
    public static InetSocketAddress check(LabContext lab, String url) throws IOException {
        if (url.length() > MAX_URL) throw new IOException("a URL has at most " + MAX_URL + " characters");
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IOException("not a URL: " + e.getMessage(), e);
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || uri.getRawUserInfo() != null)
            throw new IOException("a URL http://HOST:PORT/... is wanted");
        if (uri.getPort() == 0 || uri.getPort() > 65_535) throw new IOException("port " + uri.getPort() + " is none");
        int port = uri.getPort() < 0 ? uri.toURL().getDefaultPort() : uri.getPort();
        InetSocketAddress to =
                lab.resolve(uri.getHost(), port).orElseThrow(() -> new IOException("unknown host " + uri.getHost()));
        if (!to.getAddress().isLoopbackAddress())
            throw new IOException(uri.getHost() + " is no loopback address, and nothing leaves this machine");
        return to;
    }
}
