package voicelab.engines.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import voicelab.protocols.http.HttpDate;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;

/** One reply to one request, from any thread, once: the first wins. */
final class ReplyWriter {
    /** The engine's own affair (RFC 9112 6 and 9). */
    private static final Set<String> OURS = Set.of("connection", "transfer-encoding", "keep-alive");

    private static final HttpString CONTENT_LENGTH = new HttpString("Content-Length");
    private static final HttpString DATE = new HttpString("Date");

    private static final Duration LINGER = Duration.ofSeconds(2);

    private final AtomicBoolean written = new AtomicBoolean();
    private final HttpServerExchange exchange;
    private final Visit visit;
    private final HttpBounds bounds;
    private final Clock clock;

    ReplyWriter(HttpServerExchange exchange, Visit visit, HttpBounds bounds, Clock clock) {
        this.exchange = exchange;
        this.visit = visit;
        this.bounds = bounds;
        this.clock = clock;
    }

    void write(HttpReply reply) {
        write(reply, false);
    }

    void writeAndClose(HttpReply reply) {
        write(reply, true);
    }

    boolean isWritten() {
        return written.get();
    }

    private void write(HttpReply reply, boolean last) {
        if (!written.compareAndSet(false, true)) return;
        try {
            if (exchange.isInIoThread()) send(reply, last);
            else exchange.getIoThread().execute(() -> send(reply, last));
        } catch (RejectedExecutionException e) {
            // the lab closed meanwhile, and the connection with it
        }
    }

    /** A request that is refused before its end: its peer has this long to read why, then its rest is not waited for. */
    private Duration linger() {
        return bounds.bodyTimeout().compareTo(LINGER) < 0 ? bounds.bodyTimeout() : LINGER;
    }

    private void send(HttpReply reply, boolean last) {
        if (last) exchange.setPersistent(false);
        exchange.setStatusCode(reply.status());
        exchange.setReasonPhrase(reply.reason());
        HeaderMap headers = exchange.getResponseHeaders();
        for (HttpHeaders.Field field : reply.headers().fields())
            if (!OURS.contains(field.name().toLowerCase(Locale.ROOT)))
                headers.add(new HttpString(field.name()), field.value());
        if (!headers.contains(DATE)) headers.put(DATE, HttpDate.format(clock.instant()));
        boolean head = exchange.getRequestMethod().equalToString("HEAD");
        visit.guard(exchange.isRequestComplete() ? bounds.bodyTimeout() : linger(), "a reply was not taken");
        if (reply.status() == 204 || reply.status() == 304) headers.remove(CONTENT_LENGTH);
        else if (reply.body().length > 0 || !head) headers.put(CONTENT_LENGTH, reply.body().length);
        if (head || reply.body().length == 0 || reply.status() == 204 || reply.status() == 304) exchange.endExchange();
        else exchange.getResponseSender().send(ByteBuffer.wrap(reply.body()));
    }
}
