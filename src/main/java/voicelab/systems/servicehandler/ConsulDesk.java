package voicelab.systems.servicehandler;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.standin.LabContext;

/** Asks Consul's agent over gvp-10, under TLS where its listener is HTTPS. */
record ConsulDesk(LabContext lab, String token) {
    private static final String LINK = "gvp-10";
    private static final SystemId CONSUL = new SystemId("consul");
    private static final String REGISTER = "/v1/agent/service/register";
    private static final String DEREGISTER = "/v1/agent/service/deregister/";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;

    /** Those of the listeners that are there in this lab. */
    List<String> present(List<String> listeners) {
        return listeners.stream().filter(l -> at(l).isPresent()).toList();
    }

    void register(String listener, byte[] body) throws IOException {
        ask(listener, REGISTER, body, PATIENCE);
    }

    void deregister(String listener, String service, Duration patience) throws IOException {
        ask(listener, DEREGISTER + service, new byte[0], patience);
    }

    private Optional<InetSocketAddress> at(String listener) {
        return lab.where(CONSUL, listener);
    }

    private void ask(String listener, String path, byte[] body, Duration patience) throws IOException {
        InetSocketAddress there =
                at(listener).orElseThrow(() -> new IOException("no " + CONSUL + ":" + listener + " in this lab"));
        String scheme = listener.equals("HTTPS") ? "https" : "http";
        HttpHeaders headers = body.length == 0 ? HttpHeaders.NONE : HttpHeaders.of("Content-Type", "application/json");
        if (!token.isEmpty()) headers = headers.with("X-Consul-Token", token);
        HttpRequest request =
                new HttpRequest("PUT", scheme + "://" + CONSUL + ":" + there.getPort() + path, headers, body);
        Parcel answer = lab.arrow(LINK).call(request, new Hop(null, there), patience);
        if (!(answer instanceof HttpReply reply)) throw new IOException("no HTTP answer: " + answer.summary());
        if (reply.status() != OK)
            throw new IOException("Consul answers " + reply.status() + ": "
                    + reply.text().lines().findFirst().orElse(""));
    }
}
