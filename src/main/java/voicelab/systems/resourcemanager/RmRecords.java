package voicelab.systems.resourcemanager;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import voicelab.engines.broker.RecordPoster;
import voicelab.journal.Kind;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.Component;
import voicelab.standin.LabContext;

/** Writes the RM record of each call for the Reporting Server (gvp-3). Without a Reporting Server in the lab it writes none. */
final class RmRecords implements AutoCloseable {
    private final LabContext lab;
    private final RecordPoster poster;

    private RmRecords(LabContext lab, RecordPoster poster) {
        this.lab = lab;
        this.poster = poster;
    }

    static RmRecords open(LabContext lab) {
        Optional<InetSocketAddress> broker = Links.listeners(lab, "gvp-3").stream()
                .findFirst()
                .flatMap(listener -> lab.where(listener.system(), listener.name()));
        if (broker.isEmpty()) return new RmRecords(lab, null);
        try {
            RecordPoster.Settings settings =
                    RecordPoster.Settings.named(lab.self().toString());
            return new RmRecords(
                    lab,
                    RecordPoster.open(
                            lab.directory().resolve("cdr"), lab.address(), broker.get(), lab.passages(), settings));
        } catch (IOException e) {
            lab.arrivals().bug("opening the spool for call records", e);
            return new RmRecords(lab, null);
        }
    }

    /**
     * The record of a call that ends now.
     *
     * @param result {@code completed}, {@code rejected}, {@code abandoned} or {@code failed}
     * @param resource the last one that had the call, or null
     */
    Cdr of(CallSession session, String result, String reason, MediaResource resource) {
        Instant end = lab.clock().instant();
        ProfileChoice choice = session.choice();
        return Cdr.draft(session.guid() + "-rm-" + Long.toHexString(fingerprint(session)), Component.RM)
                .node(lab.self().toString())
                .sessionId(session.guid())
                .callId(session.callId())
                .tenant(choice.tenant() == null ? "" : choice.tenant().name())
                .profile(choice.profile() == null ? "" : choice.profile().name())
                .dnis(session.dnis())
                .ani(session.ani())
                .localUri(session.localUri())
                .remoteUri(session.remoteUri())
                .callType(session.callType())
                .start(session.start())
                .end(end.isBefore(session.start()) ? session.start() : end)
                .result(result, reason)
                .sessionData(
                        "service",
                        session.service() == null ? "" : session.service().type())
                .sessionData("resource", resource == null ? "" : resource.name())
                .done();
    }

    void post(Cdr record) {
        if (poster != null && !poster.post(record))
            lab.journal()
                    .note(
                            Kind.EVENT,
                            "gvp-3",
                            lab.self().toString(),
                            "",
                            "call record lost, the spool is full: session " + record.sessionId());
    }

    /** Several legs may share a session: the record's id tells them apart. */
    private static long fingerprint(CallSession session) {
        return session.callId().hashCode() & 0xFFFF_FFFFL;
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
