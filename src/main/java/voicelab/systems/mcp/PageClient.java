package voicelab.systems.mcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import voicelab.journal.Kind;
import voicelab.languages.voicexml.FetchRequest;
import voicelab.languages.voicexml.Fetched;
import voicelab.languages.voicexml.PageFetcher;
import voicelab.map.Carriage;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.standin.LabContext;

/**
 * Fetches pages, scripts, grammars, data and sounds for one call: over the arrow whose callee answers at the URL's host (DAS
 * gvp-12, web server gvp-20, customer system gvp-21), or directly where no arrow leads. Follows redirects, never throws for
 * what the network does.
 */
final class PageClient implements PageFetcher {
    private static final int MAX_REDIRECTS = 5;
    private static final int HTTP_PORT = 80;
    private static final int CLIENT_ERROR = 400;

    private final LabContext lab;
    private final Fetches fetches;
    private final DirectHttp direct;
    private final PageCache cache;
    private final String session;
    private final McpLog log;

    /** @param session the GVP session id that goes along, so that a journal can tell whose fetch it was */
    PageClient(LabContext lab, McpLog log, Fetches fetches, PageCache cache, String session) {
        this.lab = lab;
        this.log = log;
        this.fetches = fetches;
        this.cache = cache;
        this.direct = new DirectHttp(lab.dialer(), lab.ticker());
        this.session = session;
    }

    @Override
    public Fetched fetch(FetchRequest wanted) {
        HttpRequest request = new HttpRequest(wanted.method(), "/", headers(wanted.headers()), wanted.body());
        return counted(request, wanted.uri(), wanted.timeout(), wanted.maxBytes());
    }

    /** A sound. */
    Fetched sound(URI uri, Duration timeout, int maxBytes) {
        return counted(HttpRequest.get("/").with(DialogRequest.SESSION_HEADER, session), uri, timeout, maxBytes);
    }

    private HttpHeaders headers(Map<String, String> wanted) {
        HttpHeaders headers = HttpHeaders.of(DialogRequest.SESSION_HEADER, session);
        for (Map.Entry<String, String> each : wanted.entrySet()) headers = headers.with(each.getKey(), each.getValue());
        return headers;
    }

    private Fetched counted(HttpRequest request, URI uri, Duration timeout, int maxBytes) {
        long begin = lab.ticker().nanos();
        fetches.began();
        try {
            Fetched fetched = follow(request, uri, timeout, maxBytes);
            if (fetched instanceof Fetched.Failed failed) fetches.failed(uri.toString(), failed.reason());
            else fetches.answered(lab.ticker().nanos() - begin);
            if (fetched instanceof Fetched.Document page && page.status() >= CLIENT_ERROR)
                fetches.failed(uri.toString(), Integer.toString(page.status()));
            return fetched;
        } finally {
            fetches.ended();
        }
    }

    private Fetched follow(HttpRequest request, URI first, Duration timeout, int maxBytes) {
        long deadline = lab.ticker().nanos() + timeout.toNanos();
        HttpRequest next = request;
        URI uri = first;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            Duration left = Duration.ofNanos(deadline - lab.ticker().nanos());
            if (left.isNegative() || left.isZero()) return failed(uri, "time-out");
            HttpReply reply;
            try {
                reply = once(next, uri, left, maxBytes);
            } catch (IOException | IllegalArgumentException e) {
                return failed(uri, e.getMessage() == null ? e.toString() : e.getMessage());
            }
            Optional<URI> elsewhere = location(reply, uri);
            if (elsewhere.isEmpty()) return document(reply, uri, maxBytes);
            uri = elsewhere.get();
            // RFC 9110 15.4: all but 307 and 308 go on as a GET
            boolean keeps = reply.status() == 307 || reply.status() == 308;
            if (!keeps) next = new HttpRequest("GET", "/", next.headers().without("Content-Type"), new byte[0]);
        }
        return failed(first, "more than " + MAX_REDIRECTS + " redirects");
    }

    private static Optional<URI> location(HttpReply reply, URI from) {
        boolean moves = switch (reply.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
        if (!moves) return Optional.empty();
        try {
            return reply.headers().first("Location").map(from::resolve);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private HttpReply once(HttpRequest template, URI uri, Duration patience, int maxBytes) throws IOException {
        if (!"http".equalsIgnoreCase(uri.getScheme()))
            throw new IOException(uri.getScheme() + " is not implemented, only http");
        if (uri.getHost() == null) throw new IOException("no host in " + uri);
        int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
        InetSocketAddress to =
                lab.resolve(uri.getHost(), port).orElseThrow(() -> new IOException("unknown host " + uri.getHost()));
        HttpRequest request = new HttpRequest(template.method(), absolute(uri), template.headers(), template.body());
        Optional<HttpReply> kept = cache.fresh(request);
        if (kept.isPresent()) return kept.get();
        HttpRequest asking = cache.validating(request);
        return cache.answered(asking, over(asking, to, patience, maxBytes));
    }

    private HttpReply over(HttpRequest request, InetSocketAddress to, Duration patience, int maxBytes)
            throws IOException {
        Optional<String> link = linkTo(to);
        if (link.isEmpty()) return direct.exchange(request, to, patience, maxBytes);
        Parcel reply = lab.arrow(link.get()).call(request, new Hop(null, to), patience);
        if (reply instanceof HttpReply http) return http;
        throw new IOException("no HTTP answer over " + link.get() + ": " + reply.summary());
    }

    private static String absolute(URI uri) {
        String text = uri.toASCIIString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? text : text.substring(0, fragment);
    }

    /** The HTTP arrow from here whose callee answers at that very address and port. */
    private Optional<String> linkTo(InetSocketAddress to) {
        Optional<InstanceId> callee = lab.map().instance(lab.whoIs(to));
        if (callee.isEmpty()) return Optional.empty();
        return lab.map().linksFrom(lab.self().system()).stream()
                .filter(link -> link.carriage() == Carriage.HTTP)
                .filter(link -> link.to().equals(callee.get().system()) && endsAt(link, to))
                .map(LinkSpec::id)
                .findFirst();
    }

    private boolean endsAt(LinkSpec link, InetSocketAddress to) {
        for (ListenerSpec listener : link.listeners())
            if (lab.everywhere(listener.system(), listener.name()).contains(to)) return true;
        return false;
    }

    private Fetched document(HttpReply reply, URI uri, int maxBytes) {
        lab.journal()
                .note(
                        Kind.EVENT,
                        "",
                        lab.self().toString(),
                        "",
                        "page fetched: " + uri + " " + reply.status() + ", " + reply.body().length + " bytes, session "
                                + session);
        if (reply.status() >= CLIENT_ERROR) log.fetchAnswered(session, uri, reply.status());
        if (reply.body().length > maxBytes) return failed(uri, "more than " + maxBytes + " bytes");
        return new Fetched.Document(
                reply.status(), reply.headers().first("Content-Type").orElse(""), reply.body(), uri);
    }

    private Fetched failed(URI uri, String why) {
        log.fetchFailed(session, uri, why);
        lab.journal()
                .note(
                        Kind.EVENT,
                        "",
                        lab.self().toString(),
                        "",
                        "fetch failed: " + uri + " " + why + ", session " + session);
        return new Fetched.Failed(why);
    }
}
