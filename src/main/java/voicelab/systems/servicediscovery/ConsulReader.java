package voicelab.systems.servicediscovery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.standin.LabContext;

/** Asks Consul over gvp-6, under TLS where its listener is HTTPS. Blocks. */
record ConsulReader(LabContext lab, String token) {
    private static final String LINK = "gvp-6";
    private static final SystemId CONSUL = new SystemId("consul");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    boolean isThere(String listener) {
        return at(listener).isPresent();
    }

    private Optional<InetSocketAddress> at(String listener) {
        return lab.where(CONSUL, listener);
    }

    HttpReply get(String listener, String path) throws IOException {
        return ask(listener, "GET", path, new byte[0], PATIENCE);
    }

    /** @param wait how long Consul may wait before it answers */
    HttpReply watch(String listener, String path, Duration wait) throws IOException {
        return ask(listener, "GET", path, new byte[0], wait.plus(PATIENCE));
    }

    void put(String listener, String path, byte[] body) throws IOException {
        expect(ask(listener, "PUT", path, body, PATIENCE));
    }

    void delete(String listener, String path) throws IOException {
        expect(ask(listener, "DELETE", path, new byte[0], PATIENCE));
    }

    private HttpReply ask(String listener, String method, String path, byte[] body, Duration patience)
            throws IOException {
        InetSocketAddress there =
                at(listener).orElseThrow(() -> new IOException("no " + CONSUL + ":" + listener + " in this lab"));
        String scheme = listener.equals("HTTPS") ? "https" : "http";
        HttpHeaders headers = body.length == 0 ? HttpHeaders.NONE : HttpHeaders.of("Content-Type", "application/json");
        if (!token.isEmpty()) headers = headers.with("X-Consul-Token", token);
        HttpRequest request =
                new HttpRequest(method, scheme + "://" + CONSUL + ":" + there.getPort() + path, headers, body);
        Parcel answer = lab.arrow(LINK).call(request, new Hop(null, there), patience);
        if (answer instanceof HttpReply reply) return reply;
        throw new IOException("no HTTP answer from Consul: " + answer.summary());
    }

    /** @throws IOException when Consul refused */
    static HttpReply expect(HttpReply reply) throws IOException {
        if (reply.status() == 200) return reply;
        throw new IOException("Consul answers " + reply.status() + ": "
                + reply.text().lines().findFirst().orElse(""));
    }
}
