package voicelab.engines.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.net.Hop;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.Parameters;

/**
 * What was fetched, by whom and with which result: the newest {@value #MAX_ENTRIES} fetches and a count for each path.
 * Readable over HTTP; the reading itself is not logged.
 */
public final class FetchLog {
    private static final int MAX_ENTRIES = 1_000;
    private static final int MAX_PATHS = 1_000;

    private record Fetch(Instant at, Hop hop, String method, String uri, int status, int bytes) {}

    private final Clock clock;
    private final Deque<Fetch> fetches = new ArrayDeque<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private long total;

    public FetchLog(Clock clock) {
        this.clock = clock;
    }

    /** The same answer, logged; refusals too. */
    public HttpAnswer logged(HttpAnswer answer) {
        return asked -> {
            HttpReply reply;
            try {
                reply = answer.answer(asked);
            } catch (HttpRefusal refusal) {
                note(asked, refusal.reply());
                throw refusal;
            }
            note(asked, reply);
            return reply;
        };
    }

    /** As {@link #logged}, for an answer that comes later. */
    public LaterAnswer loggedLater(LaterAnswer answer) {
        return asked -> answer.answer(asked).thenApply(reply -> {
            note(asked, reply);
            return reply;
        });
    }

    private synchronized void note(Asked asked, HttpReply reply) {
        fetches.addLast(new Fetch(
                clock.instant(),
                asked.hop(),
                asked.request().method(),
                asked.request().uri(),
                reply.status(),
                reply.body().length));
        if (fetches.size() > MAX_ENTRIES) fetches.removeFirst();
        String path = asked.request().path();
        if (counts.size() < MAX_PATHS || counts.containsKey(path)) counts.merge(path, 1, Integer::sum);
        total++;
    }

    /** {@code {"fetches":[{"at","from","method","uri","status","bytes"}]}}, oldest first; {@code ?nonce=} narrows by URI. */
    public HttpReply list(Asked asked) throws HttpRefusal {
        Parameters query = asked.query();
        String nonce = query.first("nonce").orElse("");
        ObjectNode body = JsonBody.object();
        ArrayNode list = body.putArray("fetches");
        synchronized (this) {
            for (Fetch fetch : fetches) if (fetch.uri.contains(nonce)) list.add(json(fetch));
        }
        return JsonBody.reply(200, body);
    }

    /** {@code {"total":3,"paths":{"/first-call.vxml":2}}}. */
    public synchronized HttpReply counts(Asked asked) {
        ObjectNode body = JsonBody.object();
        body.put("total", total);
        ObjectNode paths = body.putObject("paths");
        counts.forEach(paths::put);
        return JsonBody.reply(200, body);
    }

    public synchronized void clear() {
        fetches.clear();
        counts.clear();
        total = 0;
    }

    private static ObjectNode json(Fetch fetch) {
        return JsonBody.object()
                .put("at", fetch.at.toString())
                .put("from", Hop.text(fetch.hop.remote()))
                .put("method", fetch.method)
                .put("uri", fetch.uri)
                .put("status", fetch.status)
                .put("bytes", fetch.bytes);
    }
}
