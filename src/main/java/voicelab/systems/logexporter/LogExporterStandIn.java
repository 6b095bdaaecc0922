package voicelab.systems.logexporter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import voicelab.engines.logs.LogFiles;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.LogPage;

/** The Log Exporter: see the package's page. */
public final class LogExporterStandIn implements StandIn {
    private static final SystemId ID = new SystemId("log-exporter");
    private static final SystemId MCP = new SystemId("mcp");

    private LogPage page;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        lab.settings().only(Set.of());
        Path pod = lab.directory().resolveSibling(new InstanceId(MCP, lab.self().number()).toString());
        page = new LogPage(lab, LogFiles.of(pod, "mcp"), McpAlerts.RULES);
        List<BoundListener> bound = new ArrayList<>();
        try {
            page.open("HTTP", bound);
        } catch (BindFailure e) {
            close();
            throw new StartFailure(e);
        }
        return bound;
    }

    @Override
    public void reset() {
        if (page != null) page.reset();
    }

    @Override
    public void close() {
        if (page != null) page.close();
    }
}
