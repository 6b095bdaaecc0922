package voicelab.systems.resourcemanager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.PathTable;
import voicelab.engines.snmp.MibCatalogue;
import voicelab.engines.snmp.MibTable;
import voicelab.engines.snmp.MibView;
import voicelab.engines.snmp.Subagent;
import voicelab.engines.snmp.export.LocalPage;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.systems.Doors;
import voicelab.systems.Subagents;

/** What this RM tells its master agent (x-8), and the exporter of its pod (9116 {@code /snmp}): the same objects. */
final class RmMetrics implements AutoCloseable {
    private static final String LISTENER = "METRICS";
    private static final int BRANCH = 2;

    private final AtomicLong clientErrors = new AtomicLong();
    private final AtomicLong serverErrors = new AtomicLong();
    private volatile String lastNumber = "";
    private volatile Subagent subagent;
    private MibView objects;
    private HttpServer page;

    /** A final answer to an INVITE was sent. */
    void inviteAnswered(int status) {
        if (status / 100 == 4) clientErrors.incrementAndGet();
        if (status / 100 == 5) serverErrors.incrementAndGet();
    }

    void callBegan(String dnis) {
        lastNumber = dnis;
    }

    void open(LabContext lab, Desk desk, List<BoundListener> bound) throws BindFailure {
        PathTable paths = PathTable.lazily(
                () -> new LocalPage(() -> objects(desk).now(), Map.of(), lab.address(), lab.ticker()).paths());
        page = Doors.http(lab, LISTENER, HttpBounds.USUAL, paths, bound).orElse(null);
    }

    void join(LabContext lab, Desk desk) {
        Subagents.join(lab, BRANCH, () -> objects(desk).now()).ifPresent(agent -> subagent = agent);
    }

    private synchronized MibView objects(Desk desk) {
        if (objects == null)
            objects = new MibTable(MibCatalogue.shipped())
                    .number("rmTotal4xxInviteSent", clientErrors::get)
                    .number("rmTotal5xxInviteSent", serverErrors::get)
                    .rows("rmTenantName", () -> tenants(desk))
                    .rows("rmPRName", () -> resources(desk))
                    .text("labRmLastNumber", () -> lastNumber);
        return objects;
    }

    private static List<MibTable.Row> tenants(Desk desk) {
        Map<Integer, Long> inbound = new HashMap<>();
        for (CallSession call : desk.sessions().all()) {
            Tenant tenant = call.choice().tenant();
            if (tenant != null && desk.pair().carries(call) && call.callType().equals("inbound"))
                inbound.merge(tenant.dbid(), 1L, Long::sum);
        }
        List<MibTable.Row> rows = new ArrayList<>();
        for (Tenant tenant : desk.book().get().tenants())
            rows.add(new MibTable.Row(
                    tenant.name(), Map.of("rmTenantCurrentInboundCalls", inbound.getOrDefault(tenant.dbid(), 0L))));
        return rows;
    }

    private static List<MibTable.Row> resources(Desk desk) {
        List<MibTable.Row> rows = new ArrayList<>();
        for (MediaResource each : desk.pool().all()) {
            boolean available = each.state() == MediaResource.State.AVAILABLE;
            rows.add(new MibTable.Row(
                    each.name(),
                    Map.of(
                            "rmPRStatus", available ? "AVAILABLE" : "UNAVAILABLE",
                            "rmPRActiveCalls", each.active(),
                            "rmPRTotalCalls", each.total())));
        }
        return rows;
    }

    void forget() {
        clientErrors.set(0);
        serverErrors.set(0);
        lastNumber = "";
    }

    @Override
    public void close() {
        Subagent joined = subagent;
        if (joined != null) joined.close();
        if (page != null) page.close();
    }
}
