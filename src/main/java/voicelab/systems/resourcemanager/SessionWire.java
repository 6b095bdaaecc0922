package voicelab.systems.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import voicelab.engines.sip.ProxyTarget;
import voicelab.engines.sip.SipPeer;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipUri;

/**
 * A call session as the other node is told of it: everything that its books, limits, affinity and record need. Tenant and
 * profile go by DBID, the resource by its address: both nodes read the same configuration.
 */
final class SessionWire {
    private static final int MAX_TEXT = 1_000;

    private SessionWire() {}

    static ObjectNode write(CallSession session) {
        ProfileChoice choice = session.choice();
        CallSession.Progress progress = session.progress();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("callId", session.callId())
                .put("gvpSessionId", session.guid())
                .put("dnis", session.dnis())
                .put("ani", session.ani())
                .put("localUri", session.localUri())
                .put("remoteUri", session.remoteUri())
                .put("callType", session.callType())
                .put("start", session.start().toString());
        if (choice.tenant() != null) json.put("tenantDbid", choice.tenant().dbid());
        if (choice.profile() != null) json.put("profileDbid", choice.profile().dbid());
        if (session.service() != null) json.put("service", session.service().type());
        if (!session.instance().isEmpty()) json.put("confinstid", session.instance());
        if (!progress.callUuid().isEmpty()) json.put("callUuid", progress.callUuid());
        if (progress.resource() != null)
            json.put("resource", Hop.text(progress.resource().address()));
        json.put("established", progress.isEstablished());
        if (progress.interval() > 0) json.put("sessionExpires", progress.interval());
        ProxyTarget target = progress.remoteTarget();
        if (target != null)
            json.put("remoteTarget", target.edit().requestUri().orElse(""))
                    .put("nextHop", Hop.text(target.next().address()));
        return json;
    }

    /** @return empty when it says not what every session has */
    static Optional<CallSession> read(JsonNode json, RoutingBook book) {
        String callId = text(json, "callId");
        String guid = text(json, "gvpSessionId");
        Optional<Instant> start = start(json);
        if (callId.isEmpty() || guid.isEmpty() || start.isEmpty()) return Optional.empty();
        String service = text(json, "service");
        Tenant tenant = book.tenant(json.path("tenantDbid").asInt()).orElse(null);
        int profileDbid = json.path("profileDbid").asInt();
        IvrProfile profile = book.profiles().stream()
                .filter(p -> p.dbid() == profileDbid)
                .findFirst()
                .orElse(null);
        CallSession.Progress progress = CallSession.Progress.ofPeer(text(json, "callUuid"));
        update(json, progress);
        return Optional.of(new CallSession(
                callId,
                guid,
                new ProfileChoice(tenant, profile, List.of(), "the other node"),
                service.isEmpty() ? null : MediaService.ofType(service),
                text(json, "confinstid"),
                text(json, "dnis"),
                text(json, "ani"),
                text(json, "localUri"),
                text(json, "remoteUri"),
                text(json, "callType"),
                start.get(),
                progress));
    }

    /** Takes over what changes while a call goes on, the resource aside. */
    static void update(JsonNode json, CallSession.Progress progress) {
        if (json.path("established").asBoolean()) progress.establish();
        progress.interval(Math.max(0, json.path("sessionExpires").asInt()));
        String uri = text(json, "remoteTarget");
        if (SipUri.read(uri).isEmpty() || uri.chars().anyMatch(c -> c <= ' ')) return;
        address(text(json, "nextHop"))
                .ifPresent(
                        at -> progress.answered(ProxyTarget.to(SipPeer.tcp(at)).uri(uri)));
    }

    /** Whether the configuration read here lacks the tenant or the profile of this session. */
    static boolean isAhead(JsonNode json, CallSession session) {
        boolean tenant = json.path("tenantDbid").asInt() > 0 && session.choice().tenant() == null;
        boolean profile =
                json.path("profileDbid").asInt() > 0 && session.choice().profile() == null;
        return tenant || profile;
    }

    static Optional<InetSocketAddress> address(String hop) {
        return SipUri.read("sip:" + hop)
                .filter(uri -> uri.host().matches("\\[?[0-9a-fA-F:.]+\\]?") && uri.port() > 0)
                .map(uri -> new InetSocketAddress(uri.host(), uri.port()));
    }

    /** What its legs are kept together by; empty for none. */
    static String together(JsonNode json) {
        String service = text(json, "service");
        return CallSession.together(service.isEmpty() ? null : MediaService.ofType(service), text(json, "confinstid"));
    }

    static String text(JsonNode json, String name) {
        String text = json.path(name).asText("");
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    private static Optional<Instant> start(JsonNode json) {
        try {
            return Optional.of(Instant.parse(text(json, "start")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
