package voicelab.systems.consul;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import voicelab.map.Carriage;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.net.Gate;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.standin.LabContext;

/**
 * One look at what a check names: over the arrow that ends there (x-17 to a Service Handler), else directly from Consul's own
 * address. Loopback addresses only. Blocks up to the check's time-out, never throws for what the network does.
 */
final class Probe {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final LabContext lab;
    private final CheckHttp direct;

    Probe(LabContext lab) {
        this.lab = lab;
        this.direct = new CheckHttp(lab);
    }

    CheckOutcome run(CheckPlan plan) {
        try {
            return plan.kind() == CheckPlan.Kind.HTTP ? http(plan) : tcp(plan);
        } catch (IOException | IllegalArgumentException e) {
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            if (plan.kind() != CheckPlan.Kind.HTTP)
                return CheckOutcome.critical("dial tcp " + plan.target() + ": " + why);
            return CheckOutcome.critical(plan.method() + " \"" + plan.target() + "\": " + why);
        }
    }

    private static Duration patience(CheckPlan plan) {
        return plan.timeout().compareTo(LONGEST) > 0 ? LONGEST : plan.timeout();
    }

    private CheckOutcome http(CheckPlan plan) throws IOException {
        URI uri = URI.create(plan.target());
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        if (!tls && !"http".equalsIgnoreCase(uri.getScheme()))
            throw new IOException("unsupported protocol scheme \"" + uri.getScheme() + "\"");
        if (uri.getHost() == null) throw new IOException("no Host in request URL");
        int usual = uri.toURL().getDefaultPort();
        InetSocketAddress to = loopback(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());
        HttpReply reply = call(request(plan, uri), to, tls, patience(plan));
        String said = "HTTP " + plan.method() + " " + plan.target() + ": " + reply.status() + " "
                + reply.reason() + " Output: "
                + Rows.shortened(new String(reply.body(), StandardCharsets.UTF_8));
        if (reply.status() / 100 == 2) return CheckOutcome.passing(said);
        // Consul's documentation: 429 is a warning, anything else a failure
        return new CheckOutcome(reply.status() == 429 ? CheckOutcome.WARNING : CheckOutcome.CRITICAL, said);
    }

    private static HttpRequest request(CheckPlan plan, URI uri) {
        HttpRequest request = new HttpRequest(
                plan.method(),
                uri.toASCIIString().replaceAll("#.*", ""),
                HttpHeaders.of("User-Agent", "Consul Health Check", "Accept", "text/plain, text/*, */*"),
                plan.body().getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, JsonNode> header : plan.headers().properties())
            for (String value : Json.words(header.getValue())) request = request.with(header.getKey(), value);
        return request;
    }

    private HttpReply call(HttpRequest request, InetSocketAddress to, boolean tls, Duration patience)
            throws IOException {
        Optional<String> link = tls ? Optional.empty() : linkTo(to);
        if (link.isEmpty()) return direct.call(request, to, tls, patience);
        Parcel reply = lab.arrow(link.get()).call(request, new Hop(null, to), patience);
        if (reply instanceof HttpReply http) return http;
        throw new IOException("no HTTP answer over " + link.get() + ": " + reply.summary());
    }

    /** The HTTP arrow from here whose callee answers at that very address and port. */
    private Optional<String> linkTo(InetSocketAddress to) {
        return lab.map().linksFrom(lab.self().system()).stream()
                .filter(link -> link.carriage() == Carriage.HTTP)
                .filter(link -> endsAt(link, to)) // not by who lives there: a sidecar shares its pod's address
                .map(LinkSpec::id)
                .findFirst();
    }

    private boolean endsAt(LinkSpec link, InetSocketAddress to) {
        for (ListenerSpec listener : link.listeners())
            if (lab.everywhere(listener.system(), listener.name()).contains(to)) return true;
        return false;
    }

    private InetSocketAddress loopback(String host, int port) throws IOException {
        InetSocketAddress to = lab.resolve(host, port)
                .orElseThrow(() -> new IOException("lookup " + host + ": no such host in the lab"));
        if (!to.getAddress().isLoopbackAddress())
            throw new IOException(
                    "not dialled: the lab reaches loopback addresses only, and " + Hop.text(to) + " is none");
        return to;
    }

    private CheckOutcome tcp(CheckPlan plan) throws IOException {
        int colon = plan.target().lastIndexOf(':');
        if (colon < 1 || !plan.target().substring(colon + 1).matches("[0-9]{1,5}"))
            throw new IOException("address " + plan.target() + ": missing port in address");
        InetSocketAddress to = loopback(
                plan.target().substring(0, colon),
                Integer.parseInt(plan.target().substring(colon + 1)));
        try (Socket socket = lab.dialer().sockets(new Gate()).createSocket()) {
            socket.connect(to, (int) patience(plan).toMillis());
        }
        if (plan.kind() == CheckPlan.Kind.TCP)
            return CheckOutcome.passing("TCP connect " + plan.target() + ": Success");
        return CheckOutcome.critical("gRPC check " + plan.target() + ": it accepts connections, but the gRPC health"
                + " protocol is not implemented by this stand-in");
    }
}
