package voicelab.systems.das;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.faultsyntax.FaultParser;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.net.ArrowFailure;
import voicelab.net.Hop;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.Settings;
import voicelab.standin.StandIn;

/** DAS at the far end of its real arrow, gvp-12. */
class DasArrowTest {
    private static final SystemId DAS = new SystemId("das");
    private static final SystemId MCP = new SystemId("mcp");
    private static final int PORT = 10080;

    /** An MCP that does nothing but lend its arrows. */
    private static final class Caller implements StandIn {
        private LabContext lab;

        @Override
        public SystemId id() {
            return MCP;
        }

        @Override
        public List<BoundListener> start(LabContext context) {
            lab = context;
            return List.of();
        }

        @Override
        public void reset() {}

        @Override
        public void close() {}
    }

    @Test
    void a_fetch_over_the_arrow_is_in_the_log_with_the_callers_own_address() throws Exception {
        Caller mcp = new Caller();
        SystemChoice das = new SystemChoice(DAS, 1, Map.of("HTTP", Optional.of(PORT)), Settings.empty("test"));
        SystemChoice caller = new SystemChoice(MCP, 1, Map.of(), Settings.empty("test"));
        try (RunningLab lab = RunningLab.boot(new LabOrder(
                ConnectionMap.shipped(),
                new Catalogue().and("das", DasStandIn::new).and("mcp", () -> mcp),
                new Profile("das", Map.of(DAS, das, MCP, caller), Map.of()),
                Net.parse("127.35.4.0/24"),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {}))) {
            InetSocketAddress to = mcp.lab.resolve("das", 80).orElseThrow();
            assertEquals(PORT, to.getPort());
            HttpReply page = fetch(mcp, "http://das/first-call.vxml?tone=700&nonce=arrow-1", to);
            assertEquals(200, page.status());
            assertEquals("application/voicexml+xml", page.mediaType().orElseThrow());
            assertTrue(page.text().contains("tone=700&amp;nonce=arrow-1"), page.text());
            HttpReply log = fetch(mcp, "http://das/lab/log?nonce=arrow-1", to);
            String own = mcp.lab.address().getHostAddress();
            assertTrue(log.text().contains("\"from\":\"" + own + ":"), log.text());
            assertTrue(
                    log.text().contains("\"uri\":\"http://das/first-call.vxml?tone=700&nonce=arrow-1\""), log.text());
            HttpRequest again = HttpRequest.get("http://das/prompt.wav")
                    .with(
                            "If-None-Match",
                            fetch(mcp, "http://das/prompt.wav", to)
                                    .headers()
                                    .first("ETag")
                                    .orElseThrow());
            assertEquals(304, call(mcp, again, to).status());
            lab.faults().set(new FaultParser(lab.map()).parse("gvp-12=cut"));
            ArrowFailure cut = assertThrows(ArrowFailure.class, () -> call(mcp, again, to));
            assertEquals("arrow gvp-12 (mcp -> das) is cut", cut.getMessage());
            assertEquals(0, lab.journal().bugs());
        }
    }

    private static HttpReply fetch(Caller mcp, String uri, InetSocketAddress to) throws Exception {
        return call(mcp, HttpRequest.get(uri), to);
    }

    private static HttpReply call(Caller mcp, HttpRequest request, InetSocketAddress to) throws Exception {
        return (HttpReply) mcp.lab.arrow("gvp-12").call(request, new Hop(null, to), Duration.ofSeconds(20));
    }
}
