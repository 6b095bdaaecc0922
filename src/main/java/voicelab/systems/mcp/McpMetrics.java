package voicelab.systems.mcp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import voicelab.engines.snmp.MibCatalogue;
import voicelab.engines.snmp.MibTable;
import voicelab.engines.snmp.Subagent;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;
import voicelab.standin.LabContext;
import voicelab.systems.Subagents;

/** What this MCP tells its master agent (mcp-10): values when it is asked, a notification when a fetch failed. */
final class McpMetrics implements AutoCloseable {
    private static final int BRANCH = 1;
    private static final int FETCH_FAILED = 1;

    private final Fetches fetches = new Fetches();
    private final AtomicLong begun = new AtomicLong();
    private volatile String lastSession = "";
    private volatile Subagent subagent;

    Fetches fetches() {
        return fetches;
    }

    void callBegan(String session) {
        begun.incrementAndGet();
        lastSession = session;
    }

    void join(LabContext lab, CallTable calls) {
        MibCatalogue names = MibCatalogue.shipped();
        MibTable objects = new MibTable(names)
                .number("mcpSipCurrentInboundSessions", calls::count)
                .number("fmNumCurrentActiveSessions", fetches::active)
                .number("FMFailedHttpFetches", fetches::failed)
                .number("FMAvgHttpResponseTime", fetches::meanMillis)
                .number("labMcpCallsTotal", begun::get)
                .text("labMcpLastSession", () -> lastSession)
                .text("labMcpFailedUri", fetches::failedUri)
                .text("labMcpFailedReason", fetches::failedReason);
        Optional<Subagent> joined = Subagents.join(lab, BRANCH, objects);
        joined.ifPresent(agent -> {
            subagent = agent;
            fetches.onFailure((uri, why) -> agent.notify(
                    Subagents.notification(FETCH_FAILED),
                    List.of(text(names, "labMcpFailedUri", uri), text(names, "labMcpFailedReason", why))));
        });
    }

    private static Variable text(MibCatalogue names, String name, String text) {
        return new Variable(names.named(name).oid().plus(0), Value.text(text));
    }

    void forget() {
        begun.set(0);
        lastSession = "";
        fetches.forget();
    }

    @Override
    public void close() {
        Subagent joined = subagent;
        if (joined != null) joined.close();
    }
}
