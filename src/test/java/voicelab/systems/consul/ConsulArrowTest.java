package voicelab.systems.consul;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.PathTable;
import voicelab.faultsyntax.FaultParser;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.net.Hop;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;

/** Consul's health check of a registered MCP crosses its arrow, x-17. */
class ConsulArrowTest {
    private static final SystemId HANDLER = new SystemId("service-handler");

    /** A Service Handler that only answers its liveness. */
    private static final class Handler implements StandIn {
        private final AtomicReference<String> caller = new AtomicReference<>("");
        private Optional<HttpServer> server = Optional.empty();

        @Override
        public SystemId id() {
            return HANDLER;
        }

        @Override
        public List<BoundListener> start(LabContext lab) throws StartFailure {
            List<BoundListener> bound = new ArrayList<>();
            PathTable paths = PathTable.EMPTY.get("/mcp/liveness", asked -> {
                caller.set(Hop.text(asked.hop().remote()));
                return HttpReply.text(200, "alive");
            });
            try {
                server = Doors.http(lab, "HTTP", HttpBounds.USUAL, paths, bound);
            } catch (BindFailure e) {
                throw new StartFailure(e);
            }
            return bound;
        }

        @Override
        public void reset() {}

        @Override
        public void close() {
            server.ifPresent(HttpServer::close);
        }
    }

    @Test
    void a_check_of_a_service_handler_crosses_x_17_and_fails_when_that_is_cut() throws Exception {
        Handler handler = new Handler();
        try (ConsulLab consul = ConsulLab.with(HANDLER, handler)) {
            String pod = consul.lab().plan().address(InstanceId.first(HANDLER)).getHostAddress();
            consul.put("/agent/service/register", """
                    {"Name":"gvp-mcp","ID":"mcp-1","Address":"%s","Port":5070,
                     "Check":{"HTTP":"http://%s:8300/mcp/liveness","Interval":"1s","Timeout":"10s"}}""".formatted(pod, pod));
            JsonNode check = consul.check("service:mcp-1", "passing");
            assertTrue(check.path("Output").asText().endsWith("200 OK Output: alive"), check.toString());
            assertTrue(handler.caller.get().startsWith(consul.host() + ":"), handler.caller.get());
            consul.lab().faults().set(new FaultParser(consul.lab().map()).parse("x-17=cut"));
            check = consul.check("service:mcp-1", "critical");
            assertTrue(
                    check.path("Output").asText().contains("arrow x-17 (consul -> service-handler) is cut"),
                    check.toString());
            assertEquals(0, consul.json("/health/service/gvp-mcp?passing").size());
        }
    }
}
