package voicelab.systems.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.net.Ticker;
import voicelab.protocols.http.HttpReply;

/** {@code POST /lab/v1/scrape}: a round out of turn. */
record ScrapeNow(Scrapes scrapes, PrometheusSettings settings) {
    private static final int UNAVAILABLE = 503;

    HttpReply answer(Asked asked) throws HttpRefusal {
        JsonNode order = asked.request().body().length == 0 ? JsonBody.object() : JsonBody.of(asked);
        String link = text(order, "link");
        String nonce = text(order, "nonce");
        if (scrapes.isFull()) throw ApiReply.refusal(UNAVAILABLE, "unavailable", "too many scrapes wait already");
        List<CompletableFuture<Scrape>> orders = scrapes.now(link, nonce);
        ArrayNode all = JsonBody.array();
        long deadline =
                Ticker.REAL.nanos() + settings.scrapeTimeout().multipliedBy(2).toNanos();
        for (CompletableFuture<Scrape> each : orders) all.add(json(done(each, deadline)));
        ObjectNode data = JsonBody.object();
        data.set("scrapes", all);
        return ApiReply.ok(data);
    }

    private static String text(JsonNode order, String key) throws HttpRefusal {
        if (!order.isObject())
            throw ApiReply.bad("an object is wanted such as {\"link\":\"mcp-12\",\"nonce\":\"abc\"}");
        for (var names = order.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("link") && !name.equals("nonce"))
                throw ApiReply.bad("unknown key " + name + "; known are link, nonce");
        }
        String value = order.path(key).asText("");
        if (!value.matches("[A-Za-z0-9_-]{0,64}"))
            throw ApiReply.bad(key + " is at most 64 letters, digits, hyphens and underscores");
        return value;
    }

    private static Scrape done(CompletableFuture<Scrape> scrape, long deadline) throws HttpRefusal {
        try {
            return scrape.get(Math.max(1, deadline - Ticker.REAL.nanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw ApiReply.refusal(UNAVAILABLE, "timeout", "the scrapes are not done yet");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiReply.refusal(UNAVAILABLE, "unavailable", "the lab stops");
        } catch (ExecutionException e) {
            throw ApiReply.refusal(500, "internal", "a scrape failed by an error of the stand-in, see its log");
        }
    }

    private static ObjectNode json(Scrape scrape) {
        return JsonBody.object()
                .put("link", scrape.target().link().id())
                .put("listener", scrape.target().listener().ref())
                .put("instance", scrape.target().instance())
                .put("pod", scrape.target().pod())
                .put("scrapeUrl", scrape.url())
                .put("health", scrape.up() ? "up" : "down")
                .put("lastError", scrape.error())
                .put("samples", scrape.samples())
                .put("number", scrape.number());
    }
}
