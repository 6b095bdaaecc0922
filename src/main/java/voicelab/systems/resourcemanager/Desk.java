package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import voicelab.engines.sip.Proxy;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipReply;
import voicelab.journal.Kind;
import voicelab.protocols.records.Cdr;
import voicelab.standin.LabContext;

/** What every operation of this room works with. */
record Desk(
        LabContext lab,
        ResourceManagerSettings settings,
        SipNode node,
        Proxy proxy,
        AtomicReference<RoutingBook> book,
        ResourcePool pool,
        CallSessions sessions,
        SessionId ids,
        RmRecords records,
        RmLog log,
        RmMetrics metrics,
        Pair pair) {

    /** The way to a resource. */
    SipPeer peer(InetSocketAddress resource) {
        return new SipPeer(resource, settings.resourceTransport());
    }

    void note(String what) {
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", what);
    }

    /** What a call is answered that finds no resource. */
    RespCode noResource() {
        RespCode said = book.get().options().noResource();
        return said != null ? said : RespCode.of(settings.noResourceStatus());
    }

    /** The answer to a call that a policy keeps out; its record and a line in the log are all that there is of it. */
    SipReply refused(CallSession session, Policy.Refusal no) {
        log.refused(session.guid(), no.why(), no.alarm());
        return refused(session, Answers.refusal(this, no.code(), no.why()));
    }

    /** The answer to a call that was never in the books, which leaves a record. */
    SipReply refused(CallSession session, SipReply answer) {
        String why = Answers.shown(answer);
        note("call " + session.callId() + " refused: " + why);
        records.post(records.of(session, "rejected", why, null));
        return answer;
    }

    /** Takes a call out of the books, once, with its record. */
    void close(CallSession session, String result, String reason) {
        MediaResource resource = session.progress().resource();
        if (!sessions.closed(session)) return;
        SessionTimers.stop(session);
        if (session.progress().isDoubtful() && !result.equals("completed")) {
            note("no call came of session " + session.guid() + " as far as this node knows: no record");
            return;
        }
        Cdr record = records.of(session, result, reason, resource);
        if (result.equals("failed")) pair.whenFinal(session, () -> records.post(record));
        else records.post(record);
        note("call ended: " + result + " (" + reason + "), session " + session.guid());
    }
}
