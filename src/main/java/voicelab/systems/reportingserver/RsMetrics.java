package voicelab.systems.reportingserver;

import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import voicelab.engines.http.PathTable;
import voicelab.engines.snmp.MibCatalogue;
import voicelab.engines.snmp.MibTable;
import voicelab.engines.snmp.MibView;
import voicelab.engines.snmp.Subagent;
import voicelab.engines.snmp.export.LocalPage;
import voicelab.standin.LabContext;
import voicelab.systems.Subagents;

/** What this RS tells its master agent (x-16), and the exporter of its pod (9116 {@code /snmp}): the same objects. */
final class RsMetrics implements AutoCloseable {
    private static final int BRANCH = 3;

    /** The label of the platform's public alerts on this server. */
    private static final Map<String, String> LABELS = Map.of("servicename", "gvp-rs");

    private final LongSupplier queued;
    private final Supplier<RecordKeeper> keeper;
    private volatile Subagent subagent;
    private MibView objects;

    /**
     * @param queued records that wait
     * @param keeper null while there is none
     */
    RsMetrics(LongSupplier queued, Supplier<RecordKeeper> keeper) {
        this.queued = queued;
        this.keeper = keeper;
    }

    PathTable paths(LabContext lab) {
        return PathTable.lazily(
                () -> new LocalPage(() -> objects().now(), LABELS, lab.address(), lab.ticker()).paths());
    }

    void join(LabContext lab) {
        Subagents.join(lab, BRANCH, () -> objects().now()).ifPresent(agent -> subagent = agent);
    }

    private synchronized MibView objects() {
        if (objects == null)
            objects = new MibTable(MibCatalogue.shipped())
                    .number("rsQueueSize", queued)
                    .number(
                            "labRsRecordsStored",
                            () -> keeper.get() == null ? 0 : keeper.get().stored())
                    .text(
                            "labRsLastSession",
                            () -> keeper.get() == null ? "" : keeper.get().lastSession());
        return objects;
    }

    @Override
    public void close() {
        Subagent joined = subagent;
        if (joined != null) joined.close();
    }
}
