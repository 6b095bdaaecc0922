package voicelab.engines.snmp.export;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.PathTable;
import voicelab.engines.snmp.MibCatalogue;
import voicelab.net.Ticker;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.metrics.MetricPage;
import voicelab.protocols.metrics.MetricText;
import voicelab.protocols.smi.Oid;

/** The exporter: walks the agent that a scrape names and answers with what it found. */
public final class WalkedPage {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    private static final double NANOS = 1e9;

    private final SnmpWalker walker;
    private final Agents agents;
    private final Oid root;
    private final SnmpMetrics metrics = new SnmpMetrics(MibCatalogue.shipped(), Map.of());
    private final Ticker ticker;

    /** Where agents are. */
    public interface Agents {
        /** The pod's own; empty when it is not in the lab. */
        Optional<InetSocketAddress> own();

        /** @param port where the target names one */
        Optional<InetSocketAddress> named(String host, OptionalInt port);
    }

    /** @param root below which agents are walked */
    public WalkedPage(SnmpWalker walker, Agents agents, Oid root, Ticker ticker) {
        this.walker = walker;
        this.agents = agents;
        this.root = root;
        this.ticker = ticker;
    }

    public PathTable paths() {
        return PathTable.EMPTY.later("GET", "/snmp", this::answer);
    }

    private CompletionStage<HttpReply> answer(Asked asked) throws HttpRefusal {
        SnmpQuestion question = SnmpQuestion.of(asked);
        String host = Targets.host(question.target());
        OptionalInt port = Targets.port(question.target());
        if (port.isEmpty() && !host.equals(question.target()))
            throw new HttpRefusal(BAD_REQUEST, "no port: " + question.target());
        Optional<InetSocketAddress> agent = Targets.isHere(host) ? agents.own() : agents.named(host, port);
        if (agent.isEmpty()) return CompletableFuture.completedFuture(failed(question, "no such host"));
        long begin = ticker.nanos();
        return walker.walk(agent.get(), root)
                .handle((walked, error) ->
                        error == null ? page(question, walked, begin) : failed(question, error.getMessage()));
    }

    private HttpReply page(SnmpQuestion question, Walked walked, long begin) {
        double walkSeconds = (ticker.nanos() - begin) / NANOS;
        MetricPage page = new MetricPage();
        metrics.add(walked.variables(), page);
        String module = question.module();
        page.gauge(ScrapeFacts.WALK, ScrapeFacts.WALK_HELP, walkSeconds, "module", module);
        page.gauge(ScrapeFacts.SENT, ScrapeFacts.SENT_HELP, walked.packets(), "module", module);
        page.gauge(ScrapeFacts.RETRIED, ScrapeFacts.RETRIED_HELP, walked.retried(), "module", module);
        page.gauge(
                ScrapeFacts.RETURNED,
                ScrapeFacts.RETURNED_HELP,
                walked.variables().size(),
                "module",
                module);
        double seconds = (ticker.nanos() - begin) / NANOS;
        page.gauge(ScrapeFacts.DURATION, ScrapeFacts.DURATION_HELP, seconds, "module", module);
        return HttpReply.of(OK, MetricText.CONTENT_TYPE, page.text());
    }

    /** The words in which snmp_exporter fails a scrape. */
    private static HttpReply failed(SnmpQuestion question, String why) {
        return HttpReply.text(
                SERVER_ERROR,
                "An error has occurred while serving metrics:\n\nerror getting target " + question.target() + ": " + why
                        + "\n");
    }
}
