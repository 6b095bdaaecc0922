package voicelab.systems.consul;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import voicelab.engines.http.HttpRefusal;

/**
 * How this agent looks after one check; kept as JSON, as its fields are named here.
 *
 * @param target URL, or host and port; empty for TTL and for maintenance
 * @param interval between two runs; zero for TTL
 * @param deregisterAfter how long the service may be critical before it is removed; zero: for ever
 */
record CheckPlan(
        Kind kind,
        String target,
        Duration interval,
        Duration timeout,
        Duration deregisterAfter,
        String method,
        JsonNode headers,
        String body,
        int successesWanted,
        int failuresAllowed) {

    /** What is done. */
    enum Kind {
        TTL,
        HTTP,
        TCP,
        GRPC,
        /** Nothing: somebody set it and takes it away. */
        MAINTENANCE
    }

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SHORTEST_DEREGISTER = Duration.ofMinutes(1);

    /** A definition of a client. */
    static CheckPlan of(Fields fields) throws HttpRefusal {
        refuseOthers(fields);
        Duration ttl = fields.duration("TTL");
        Duration interval = fields.duration("Interval");
        Kind kind = kind(fields);
        if (!ttl.isZero() && !interval.isZero()) throw invalid("Interval and TTL cannot both be specified");
        if (kind == Kind.TTL && ttl.isZero()) throw invalid("TTL must be > 0 for TTL checks");
        if (kind != Kind.TTL && interval.isZero())
            throw invalid("Interval must be > 0 for Script, HTTP, H2PING, TCP, UDP or OSService checks");
        Duration timeout = fields.duration("Timeout");
        Duration deregister = fields.duration("DeregisterCriticalServiceAfter");
        String target = switch (kind) {
            case HTTP -> fields.text("HTTP");
            case TCP -> fields.text("TCP");
            case GRPC -> fields.text("GRPC");
            default -> "";
        };
        return new CheckPlan(
                kind,
                target,
                kind == Kind.TTL ? ttl : longer(interval, SHORTEST_INTERVAL),
                timeout.isZero() ? USUAL_TIMEOUT : timeout,
                deregister.isZero() ? deregister : longer(deregister, SHORTEST_DEREGISTER),
                fields.text("Method", "GET"),
                fields.node("Header").orElse(Json.object()),
                fields.text("Body"),
                fields.number("SuccessBeforePassing"),
                fields.number("FailuresBeforeCritical"));
    }

    private static Kind kind(Fields fields) throws HttpRefusal {
        if (!fields.text("HTTP").isEmpty()) return Kind.HTTP;
        if (!fields.text("TCP").isEmpty()) return Kind.TCP;
        return fields.text("GRPC").isEmpty() ? Kind.TTL : Kind.GRPC;
    }

    private static void refuseOthers(Fields fields) throws HttpRefusal {
        if (fields.has("Args") || fields.has("ScriptArgs") || fields.has("Script") || fields.has("DockerContainerID"))
            throw new HttpRefusal(
                    400,
                    "Scripts are disabled on this agent; to enable, configure 'enable_script_checks' or"
                            + " 'enable_local_script_checks' to true");
        for (String other : new String[] {"UDP", "H2PING", "OSService", "AliasService", "AliasNode"})
            if (!fields.text(other).isEmpty()) throw HttpRefusal.notImplemented(other + " checks");
        for (String other : new String[] {"TLSSkipVerify", "TCPUseTLS", "GRPCUseTLS"})
            if (fields.flag(other)) throw HttpRefusal.notImplemented(other + " of a check");
    }

    private static HttpRefusal invalid(String problem) {
        return new HttpRefusal(400, "Invalid check: " + problem);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    static CheckPlan maintenance() {
        return new CheckPlan(
                Kind.MAINTENANCE, "", Duration.ZERO, Duration.ZERO, Duration.ZERO, "", Json.object(), "", 0, 0);
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("kind", kind.name())
                .put("target", target)
                .put("interval", interval.toNanos())
                .put("timeout", timeout.toNanos())
                .put("deregister-after", deregisterAfter.toNanos())
                .put("method", method)
                .put("body", body)
                .put("successes-wanted", successesWanted)
                .put("failures-allowed", failuresAllowed);
        json.set("headers", headers);
        return json;
    }

    static CheckPlan of(ObjectNode json) {
        return new CheckPlan(
                Kind.valueOf(json.path("kind").asText()),
                json.path("target").asText(),
                Duration.ofNanos(json.path("interval").asLong()),
                Duration.ofNanos(json.path("timeout").asLong()),
                Duration.ofNanos(json.path("deregister-after").asLong()),
                json.path("method").asText(),
                json.path("headers"),
                json.path("body").asText(),
                json.path("successes-wanted").asInt(),
                json.path("failures-allowed").asInt());
    }

    /** As {@code Type}, {@code Interval} and {@code Timeout} of a check's row say it. */
    void describe(ObjectNode check) {
        check.put("Type", kind == Kind.MAINTENANCE ? "maintenance" : kind.name().toLowerCase(java.util.Locale.ROOT));
        if (kind == Kind.TTL || kind == Kind.MAINTENANCE) return;
        check.put("Interval", GoDuration.text(interval)).put("Timeout", GoDuration.text(timeout));
    }
}
