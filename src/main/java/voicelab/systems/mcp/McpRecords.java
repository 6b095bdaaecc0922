package voicelab.systems.mcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import voicelab.engines.broker.RecordPoster;
import voicelab.journal.Kind;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.protocols.records.CallEvent;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.CdrDraft;
import voicelab.protocols.records.Component;
import voicelab.standin.LabContext;

/** Call detail events and records for the Reporting Server (gvp-8). Without one in the lab nothing is written. */
final class McpRecords implements AutoCloseable {
    private final LabContext lab;
    private final RecordPoster poster;
    private final AtomicLong events = new AtomicLong();
    private volatile Function<String, Optional<RecordingCertificate>> certificates = tenant -> Optional.empty();

    private McpRecords(LabContext lab, RecordPoster poster) {
        this.lab = lab;
        this.poster = poster;
    }

    static McpRecords open(LabContext lab, McpLog log) {
        Optional<ListenerSpec> listener = lab.map().link("gvp-8").map(LinkSpec::listeners).stream()
                .flatMap(all -> all.stream())
                .findFirst();
        Optional<InetSocketAddress> broker = listener.flatMap(l -> lab.where(l.system(), l.name()));
        if (broker.isEmpty()) return new McpRecords(lab, null);
        try {
            RecordPoster.Settings settings =
                    RecordPoster.Settings.named(lab.self().toString());
            RecordPoster poster = RecordPoster.open(
                    lab.directory().resolve("cdr"), lab.address(), broker.get(), lab.passages(), settings);
            poster.whenUnreachable(log::brokerLost);
            return new McpRecords(lab, poster);
        } catch (IOException e) {
            lab.arrivals().bug("opening the spool for call records", e);
            return new McpRecords(lab, null);
        }
    }

    /** @param known the recording certificate of a tenant, by its dotted path */
    void certificates(Function<String, Optional<RecordingCertificate>> known) {
        certificates = known;
    }

    /** One call detail event. */
    void event(String guid, String callId, String name, String text) {
        if (poster == null) return;
        String node = lab.self().toString();
        post(new CallEvent(
                guid + "-" + node + "-" + Integer.toHexString(callId.hashCode()) + "-" + events.incrementAndGet(),
                Component.MCP,
                node,
                guid,
                callId,
                lab.clock().instant(),
                MetricIds.of(name),
                name,
                text));
    }

    /** The record of a call that is over. */
    void closed(DialogRequest request, RecentCall call) {
        if (poster == null) return;
        String node = lab.self().toString();
        String id = call.sessionId() + "-" + node + "-"
                + Integer.toHexString(call.callId().hashCode());
        CdrDraft draft = Cdr.draft(id, Component.MCP)
                .node(node)
                .sessionId(call.sessionId())
                .callId(call.callId())
                .tenant(request.tenant())
                .profile(request.profile())
                .dnis(call.dnis())
                .ani(call.ani())
                .localUri(request.localUri())
                .remoteUri(request.remoteUri())
                .callType("inbound")
                .start(call.start())
                .end(call.end().isBefore(call.start()) ? call.start() : call.end())
                .result(call.result(), call.reason())
                .sessionData("page", call.page());
        // ours: where a reader can see which certificate this MCP would encrypt a recording of the call for
        certificates
                .apply(request.tenant())
                .ifPresent(certificate -> draft.sessionData("recording-certificate", certificate.summary()));
        post(draft.done());
    }

    private void post(CallRecord record) {
        if (!poster.post(record))
            lab.journal()
                    .note(
                            Kind.EVENT,
                            "gvp-8",
                            lab.self().toString(),
                            "",
                            "record lost, the spool is full: " + record.kind() + " of session " + record.sessionId());
    }

    /** Before everybody forgets: nothing of before is under way any more. */
    void settle() {
        if (poster != null) poster.settle();
    }

    void forget() {
        if (poster != null) poster.forget();
    }

    @Override
    public void close() {
        if (poster != null) poster.close();
    }
}
