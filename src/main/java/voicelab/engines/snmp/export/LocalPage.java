package voicelab.engines.snmp.export;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.PathTable;
import voicelab.engines.snmp.MibCatalogue;
import voicelab.engines.snmp.MibView;
import voicelab.net.Ticker;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.metrics.MetricPage;
import voicelab.protocols.metrics.MetricText;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;

/**
 * The exporter of a pod that has no arrow to an agent: its text is made of the very objects that its system registers at its
 * master agent.
 */
public final class LocalPage {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final double NANOS = 1e9;

    private final MibView objects;
    private final SnmpMetrics metrics;
    private final InetAddress own;
    private final Ticker ticker;

    /** @param labels on every series */
    public LocalPage(MibView objects, Map<String, String> labels, InetAddress own, Ticker ticker) {
        this.objects = objects;
        this.metrics = new SnmpMetrics(MibCatalogue.shipped(), labels);
        this.own = own;
        this.ticker = ticker;
    }

    public PathTable paths() {
        return PathTable.EMPTY.get("/snmp", this::answer);
    }

    private HttpReply answer(Asked asked) throws HttpRefusal {
        SnmpQuestion question = SnmpQuestion.of(asked);
        String host = Targets.host(question.target());
        if (!Targets.isHere(host) && !host.equals(own.getHostAddress()))
            throw new HttpRefusal(BAD_REQUEST, "this exporter knows its own pod only: target 127.0.0.1");
        long begin = ticker.nanos();
        NavigableMap<Oid, Value> now = objects.now();
        List<Variable> variables = new ArrayList<>();
        now.forEach((name, value) -> variables.add(new Variable(name, value)));
        MetricPage page = new MetricPage();
        metrics.add(variables, page);
        double seconds = (ticker.nanos() - begin) / NANOS;
        page.gauge(ScrapeFacts.DURATION, ScrapeFacts.DURATION_HELP, seconds, "module", question.module());
        page.gauge(ScrapeFacts.RETURNED, ScrapeFacts.RETURNED_HELP, variables.size(), "module", question.module());
        return HttpReply.of(OK, MetricText.CONTENT_TYPE, page.text());
    }
}
