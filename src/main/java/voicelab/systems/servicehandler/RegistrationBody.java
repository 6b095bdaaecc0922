package voicelab.systems.servicehandler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import voicelab.engines.http.JsonBody;
import voicelab.net.Hop;

/** What is told to Consul about one MCP. */
record RegistrationBody(OwnMcp mcp, String handler, InetSocketAddress probes, ServiceHandlerSettings settings) {
    static final String SERVICE = "gvp-mcp";
    private static final String CHECK_PATH = "/mcp/liveness";

    /** The service's id at Consul. */
    String id() {
        return mcp.id().toString();
    }

    byte[] with(Extras extras) {
        ObjectNode body = JsonBody.object()
                .put("ID", id())
                .put("Name", SERVICE)
                .put("Address", mcp.sip().getAddress().getHostAddress())
                .put("Port", mcp.sip().getPort());
        ObjectNode meta = body.putObject("Meta");
        meta.put("instance", id()).put("registered-by", handler);
        extras.meta().forEach(meta::put);
        body.putObject("Check")
                .put("CheckID", "service:" + id())
                .put("Name", "MCP liveness")
                .put("HTTP", checkUrl(extras))
                .put("Interval", text(extras.checkInterval().orElse(settings.checkInterval())))
                .put("Timeout", text(settings.checkTimeout()));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String checkUrl(Extras extras) {
        String query = extras.meta().entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "http://" + Hop.text(probes) + CHECK_PATH + (query.isEmpty() ? "" : "?" + query);
    }

    /** As Consul writes durations: {@code 30s}, {@code 500ms}. */
    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }
}
