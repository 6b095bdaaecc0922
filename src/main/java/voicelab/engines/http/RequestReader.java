package voicelab.engines.http;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.HeaderValues;
import io.undertow.util.Protocols;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.xnio.IoUtils;
import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;

/** Undertow's exchange to one whole {@link HttpRequest}, reported and handed on. Runs on the I/O threads, never blocks. */
final class RequestReader implements HttpHandler {
    private static final byte[] NO_BODY = new byte[0];

    private final Visits visits;
    private final Arrivals arrivals;
    private final HttpBounds bounds;
    private final Answering answering;

    RequestReader(Visits visits, Arrivals arrivals, HttpBounds bounds, Answering answering) {
        this.visits = visits;
        this.arrivals = arrivals;
        this.bounds = bounds;
        this.answering = answering;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Visit visit = visits.of(((HttpServerConnection) exchange.getConnection()).getChannel());
        if (visit == null) { // closed meanwhile
            IoUtils.safeClose(exchange.getConnection());
            return;
        }
        visit.begins();
        exchange.addExchangeCompleteListener((done, next) -> ended(visit, next));
        ReplyWriter writer = new ReplyWriter(exchange, visit, bounds, answering.clock());
        if (!exchange.isHttp11() && !exchange.isHttp10()) {
            exchange.setProtocol(Protocols.HTTP_1_1);
            refuse(505, "only HTTP/1.1 and HTTP/1.0 are spoken here", visit, writer);
            return;
        }
        if (exchange.isRequestComplete()) {
            whole(exchange, NO_BODY, visit, writer);
            return;
        }
        String late =
                "a request's body did not come within " + bounds.bodyTimeout().toMillis() + " ms";
        visit.guard(bounds.bodyTimeout(), () -> refuse(408, late, visit, writer));
        // checked here: Undertow would first reserve what the header claims
        if (exchange.getRequestContentLength() > bounds.maxBodyBytes()) {
            refuse(413, "the body is longer than " + bounds.maxBodyBytes() + " bytes", visit, writer);
            return;
        }
        exchange.getRequestReceiver().setMaxBufferSize(bounds.maxBodyBytes());
        exchange.getRequestReceiver()
                .receiveFullBytes(
                        (whole, body) -> whole(whole, body, visit, writer),
                        (failed, error) -> bodyFailed(error, visit, writer));
    }

    private static void ended(Visit visit, ExchangeCompletionListener.NextListener next) {
        visit.ends();
        next.proceed();
    }

    private void bodyFailed(IOException error, Visit visit, ReplyWriter writer) {
        if (error instanceof io.undertow.io.Receiver.RequestToLargeException)
            refuse(413, "the body is longer than " + bounds.maxBodyBytes() + " bytes", visit, writer);
        else refuse(400, "the body is broken: " + error.getMessage(), visit, writer);
    }

    private static void refuse(int status, String problem, Visit visit, ReplyWriter writer) {
        visit.malformed(problem);
        writer.writeAndClose(HttpReply.text(status, problem + "\n"));
    }

    private void whole(HttpServerExchange exchange, byte[] body, Visit visit, ReplyWriter writer) {
        if (writer.isWritten()) return; // refused already: its last bytes come too late
        visit.unguard();
        HttpRequest request;
        try {
            request = new HttpRequest(
                    exchange.getRequestMethod().toString(), uri(exchange, visit.hop()), headers(exchange), body);
        } catch (IllegalArgumentException e) {
            refuse(400, e.getMessage(), visit, writer);
            return;
        }
        try {
            arrivals.arrived(request, visit.hop());
        } catch (RuntimeException e) {
            arrivals.bug("journal of " + request.summary(), e);
        }
        Asked asked = new Asked(request, visit.hop(), Map.of());
        exchange.dispatch((Executor) Runnable::run, () -> answering.submit(asked, writer));
    }

    private static HttpHeaders headers(HttpServerExchange exchange) {
        List<HttpHeaders.Field> fields = new ArrayList<>();
        for (HeaderValues values : exchange.getRequestHeaders())
            for (String value : values)
                fields.add(new HttpHeaders.Field(values.getHeaderName().toString(), value));
        return new HttpHeaders(fields);
    }

    private static String uri(HttpServerExchange exchange, Hop hop) {
        String query = exchange.getQueryString().isEmpty() ? "" : "?" + exchange.getQueryString();
        if (exchange.isHostIncludedInRequestURI()) return exchange.getRequestURI() + query;
        String host = exchange.getRequestHeaders().getFirst("Host");
        String authority = host == null || host.isEmpty() ? Hop.text(hop.local()) : host;
        return exchange.getRequestScheme() + "://" + authority + exchange.getRequestURI() + query;
    }
}
