package voicelab.systems.resourcemanager;

import voicelab.engines.frames.config.ConfigMirror;
import voicelab.engines.logs.ComponentLog;
import voicelab.engines.logs.LogFiles;
import voicelab.engines.logs.Soon;
import voicelab.journal.Kind;
import voicelab.protocols.logs.LogLevel;
import voicelab.standin.LabContext;

/**
 * What the Resource Manager writes to {@code log/resource-manager.log} in its own directory. The ids and what they are about are
 * public (facts 1.5), the wording is ours.
 */
final class RmLog implements AutoCloseable {
    static final int NO_PARENT = 20_041;
    static final int NO_GROUP = 20_042;
    static final int BAD_PARAMETER = 20_046;
    static final int RANGES_OVERLAP = 20_068;
    static final int CLUSTER_MODE = 20_109;
    static final int NEW_CALL = 20_119;
    static final int REQUEST_FAILED = 20_126;
    static final int NODE_ACTIVE = 20_132;
    static final int UNSUBSCRIBED = 20_137;
    static final int MULTI_TENANT = 20_139;
    static final int ACTIVE_ACTIVE = 20_140;
    static final int STARTED = 20_142;
    static final int STOPPED = 20_143;
    static final int RESOURCE_OFFLINE = 20_148;
    static final int NO_RESOURCE = 20_149;
    static final int PAIR_SOCKETS_CLOSED = 20_150;
    static final int CONFIG_SERVER_LOST = 20_151;
    private static final int NONE = 0;

    private final ComponentLog log;

    private RmLog(ComponentLog log) {
        this.log = log;
    }

    static LogFiles files(LabContext lab) {
        return LogFiles.of(lab.directory(), "resource-manager");
    }

    static RmLog open(LabContext lab) {
        RmLog opened = new RmLog(new ComponentLog(
                files(lab),
                lab.clock(),
                new Soon(lab.workers()),
                what -> lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", what)));
        opened.log.write(LogLevel.NOTE, "", STARTED, "Resource Manager starts");
        return opened;
    }

    void newCall(CallSession session) {
        log.write(
                LogLevel.NOTE,
                session.guid(),
                NEW_CALL,
                "new call " + session.callId() + " from " + session.ani() + " to " + session.dnis() + ", session "
                        + session.guid());
    }

    void offline(MediaResource resource, String why) {
        log.write(LogLevel.WARN, "", RESOURCE_OFFLINE, "resource " + resource + " went offline: " + why);
    }

    void noResource(CallSession session, String why) {
        log.write(LogLevel.EROR, session.guid(), NO_RESOURCE, why);
        log.write(
                LogLevel.EROR,
                session.guid(),
                REQUEST_FAILED,
                "resource request failed with code -10 for call session " + session.guid());
    }

    /** A node of a pair starts. */
    void cluster(int node, int nodes) {
        log.write(LogLevel.NOTE, "", CLUSTER_MODE, "starting in cluster mode, node " + node + " of " + nodes);
        log.write(LogLevel.NOTE, "", ACTIVE_ACTIVE, "HA mode is active-active");
    }

    void active(int node) {
        log.write(LogLevel.NOTE, "", NODE_ACTIVE, "node " + node + " goes active");
    }

    void pairLost(int node, int calls) {
        log.write(
                LogLevel.EROR,
                "",
                PAIR_SOCKETS_CLOSED,
                "both sockets to node " + node + " are closed; " + calls + " of its calls are kept");
    }

    /** A call or leg that a policy does not let through. */
    void refused(String guid, String why, boolean alarm) {
        log.write(alarm ? LogLevel.EROR : LogLevel.NOTE, guid, NONE, why);
    }

    /** Something in the configuration is wrong. */
    void warning(int id, String what) {
        log.write(LogLevel.WARN, "", id, what);
    }

    void multiTenant(int tenants) {
        log.write(LogLevel.NOTE, "", MULTI_TENANT, "multi-tenant framework, " + tenants + " tenants");
    }

    void unsubscribed(String subscriber, String why) {
        log.write(LogLevel.NOTE, "", UNSUBSCRIBED, subscriber + " is removed from the subscription list: " + why);
    }

    /** What the watch of the configuration complains of. */
    void configuration(String what) {
        boolean lost = what.startsWith(ConfigMirror.LOST);
        log.write(lost ? LogLevel.EROR : LogLevel.WARN, "", lost ? CONFIG_SERVER_LOST : NONE, what);
    }

    @Override
    public void close() {
        log.write(LogLevel.NOTE, "", STOPPED, "Resource Manager stops");
        log.close();
    }
}
