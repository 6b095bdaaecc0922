package voicelab.systems.mcp;

import java.net.URI;
import voicelab.engines.logs.ComponentLog;
import voicelab.engines.logs.LogFiles;
import voicelab.journal.Kind;
import voicelab.protocols.logs.LogLevel;
import voicelab.standin.LabContext;

/**
 * What MCP writes to its log file, {@code log/mcp.log} in its own directory, for the log exporter of its pod. The ids and search
 * strings are public (facts 2.4, 2.8, 2.9), the wording beside them is ours.
 */
final class McpLog implements AutoCloseable {
    private static final int EVENTS = 50_000;
    private static final int FETCH_FAILED = 40_027;
    private static final int FETCH_TIMED_OUT = 40_032;
    private static final int BAD_TELEPHONE_EVENT = 47_013;
    private static final int BROKER_LOST = 90_300;
    private static final int NONE = 0;
    private static final int NOT_ACCEPTABLE = 488;

    private final ComponentLog log;

    private McpLog(ComponentLog log) {
        this.log = log;
    }

    static McpLog open(LabContext lab) {
        return new McpLog(new ComponentLog(
                LogFiles.of(lab.directory(), "mcp"),
                lab.clock(),
                lab.workers(),
                what -> lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", what)));
    }

    /** A call detail event, when its number is public. */
    void event(String guid, String name, String text) {
        int id = MetricIds.of(name);
        if (id != MetricIds.NOT_PUBLIC) log.write(LogLevel.METRIC, guid, EVENTS + id, name + " " + text);
    }

    void fetchFailed(String guid, URI uri, String why) {
        boolean unknownHost = why.startsWith("unknown host");
        boolean late = why.equals("time-out") || why.startsWith("no answer");
        String text = "fetch of " + uri + (late ? " timed out" : " failed") + ": " + why;
        log.write(LogLevel.EROR, guid, late ? FETCH_TIMED_OUT : FETCH_FAILED, text);
        // the form that a search for failures of name resolution expects
        if (unknownHost) log.write(LogLevel.EROR, guid, NONE, "Request " + uri + " failed with result 6");
    }

    void fetchAnswered(String guid, URI uri, int status) {
        log.write(LogLevel.EROR, guid, FETCH_FAILED, "fetch of " + uri + " failed: NGI was answered " + status);
    }

    void dialogFailed(String guid, String what) {
        log.write(LogLevel.EROR, guid, NONE, "NGI exec_error: " + what);
    }

    void rejected(String guid, int status, String why) {
        String what = status == NOT_ACCEPTABLE ? "SDP not acceptable, " : "";
        log.write(LogLevel.WARN, guid, NONE, what + "call rejected with " + status + ": " + why);
    }

    void badPacket(String guid, String problem) {
        log.write(LogLevel.WARN, guid, BAD_TELEPHONE_EVENT, "bad RFC 2833 packet: " + problem);
    }

    void brokerLost(String why) {
        log.write(LogLevel.EROR, "", BROKER_LOST, "the reporting client cannot reach the message broker: " + why);
    }

    @Override
    public void close() {
        log.close();
    }
}
