package voicelab.systems.resourcemanager;

import java.util.List;
import voicelab.engines.logs.AlertRule;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.systems.LogPage;

/** The log exporter of the Resource Manager's pod, 8200 {@code /log}: what stands in RM's own log file, counted. */
final class LogMetrics implements AutoCloseable {
    private static final String LISTENER = "LOG_METRICS";

    /** The others of the public alert names are MCP's. */
    private static final List<AlertRule> RULES = List.of(new AlertRule(
            "configServerFailure",
            "the connection to the Configuration Server was lost.",
            line -> line.id() == RmLog.CONFIG_SERVER_LOST));

    private final LabContext lab;
    private final LogPage page;

    LogMetrics(LabContext lab) {
        this.lab = lab;
        this.page = new LogPage(lab, RmLog.files(lab), RULES);
    }

    void open(List<BoundListener> bound) throws BindFailure {
        page.open(LISTENER, bound);
    }

    void reset() {
        page.reset();
    }

    @Override
    public void close() {
        page.close();
    }
}
