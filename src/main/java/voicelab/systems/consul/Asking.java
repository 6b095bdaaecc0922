package voicelab.systems.consul;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.Parameters;

/** The parameters that every read of Consul's API understands, and the shape of its answers. */
record Asking(Asked asked, Parameters query) {
    private static final Duration USUAL_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final String JSON = "application/json";

    static Asking of(Asked asked) throws HttpRefusal {
        return new Asking(asked, asked.query());
    }

    String segment(String name) {
        return asked.segment(name);
    }

    boolean has(String name) {
        return query.has(name);
    }

    String text(String name) {
        return query.first(name).orElse("");
    }

    List<String> all(String name) {
        return query.all(name);
    }

    /** An unsigned number; empty when absent. */
    Optional<Long> number(String name) throws HttpRefusal {
        Optional<String> text = query.first(name);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Long.parseUnsignedLong(text.get()));
        } catch (NumberFormatException e) {
            throw new HttpRefusal(400, "Invalid " + name + ": \"" + text.get() + "\" is no unsigned number");
        }
    }

    /** {@code ?passing}, {@code ?passing=true}; anything else than a truth value is refused. */
    boolean flag(String name) throws HttpRefusal {
        Optional<String> text = query.first(name);
        if (text.isEmpty()) return false;
        return switch (text.get()) {
            case "", "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> throw new HttpRefusal(400, "Invalid value for ?" + name);
        };
    }

    /** 0 for a query that does not block. */
    long index() throws HttpRefusal {
        if (text("index").isEmpty()) return 0;
        return number("index").orElse(0L);
    }

    Duration patience() throws HttpRefusal {
        if (text("wait").isEmpty()) return USUAL_WAIT;
        Duration wait = GoDuration.parse(text("wait")).orElseThrow(() -> new HttpRefusal(400, "Invalid wait time"));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** {@code node-meta=key:value}, as often as wanted: whether a node's meta has all. */
    boolean wantsNode(JsonNode meta) {
        for (String pair : all("node-meta")) {
            String[] parts = pair.split(":", 2);
            String value = parts.length < 2 ? "" : parts[1];
            if (!meta.path(parts[0]).asText("\0").equals(value)) return false;
        }
        return true;
    }

    Filter filter() throws HttpRefusal {
        return Filter.of(text("filter"));
    }

    HttpReply json(JsonNode node) {
        return json(200, node);
    }

    HttpReply json(int status, JsonNode node) {
        String text = has("pretty") ? node.toPrettyString() + "\n" : node.toString();
        return HttpReply.of(status, JSON, text);
    }

    /** With what a leader that never lags says of itself. */
    HttpReply read(HttpReply reply) {
        HttpReply told = reply.with("X-Consul-KnownLeader", "true")
                .with("X-Consul-LastContact", "0")
                .with("X-Consul-Effective-Consistency", has("stale") ? "stale" : "leader")
                .with("X-Consul-Default-ACL-Policy", "allow");
        // this agent keeps no cache: whoever allows a cached answer gets a fresh one
        return has("cached") ? told.with("X-Cache", "MISS").with("Age", "0") : told;
    }

    Supplier<HttpReply> found(Supplier<JsonNode> body) {
        return () -> read(json(body.get()));
    }

    /** Parameters that exclude each other, in Consul's words. */
    void only(String... flags) throws HttpRefusal {
        int found = 0;
        for (String flag : flags) if (has(flag)) found++;
        if (found < 2) return;
        String all = query.asMap().entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("&"));
        throw new HttpRefusal(400, "Conflicting flags: " + all);
    }
}
