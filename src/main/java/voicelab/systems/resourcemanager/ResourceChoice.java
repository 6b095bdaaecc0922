package voicelab.systems.resourcemanager;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.sip.ProxyTarget;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.TargetChoice;
import voicelab.net.Hop;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipEdit;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/** Sends one INVITE to one resource after the other, and keeps the call's books by what comes back. On the node's event loop. */
final class ResourceChoice implements TargetChoice {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TERMINATED = 487;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final Desk desk;
    private final SessionTimers timers;
    private final CallSession session;
    private final SipUri target;
    private final Capabilities asked;
    private final SipPacket invite;
    private Set<MediaResource> tried = Set.of();
    private MediaResource latest;
    private boolean triedAgain;

    /** @param asked what the resource must be able to do */
    ResourceChoice(
            Desk desk,
            SessionTimers timers,
            CallSession session,
            SipUri target,
            Capabilities asked,
            ServerTransaction transaction) {
        this.desk = desk;
        this.timers = timers;
        this.session = session;
        this.target = target;
        this.asked = asked;
        this.invite = transaction.request();
    }

    @Override
    public Verdict next(SipPacket failure) {
        if (failure != null) {
            if (!isRetried(failure)) return TargetChoice.pass();
            failed(failure);
        }
        Optional<MediaResource> resource = desk.pool()
                .take(session.service(), asked, desk.sessions().home(session), tried)
                .or(() -> again(failure));
        if (resource.isEmpty()) return none();
        latest = resource.get();
        desk.sessions().placed(session, resource.get());
        desk.note("resource " + resource.get() + " chosen for session " + session.guid());
        return TargetChoice.tryNext(to(resource.get()));
    }

    private void failed(SipPacket failure) {
        MediaResource left = session.progress().resource();
        desk.sessions().left(session);
        if (latest != null) {
            // most calls need no second resource: the set is made when one does
            if (tried.isEmpty()) tried = new HashSet<>();
            tried.add(latest);
        }
        if (left == null) return;
        desk.note("resource " + left + " failed with " + failure.status() + " " + failure.reason() + ", session "
                + session.guid());
        if (failure.isLocal()) desk.pool().doubt(left); // no connection, no answer
    }

    /** No other is left: the connection that failed may have been an old one, so the same is tried once more. */
    private Optional<MediaResource> again(SipPacket failure) {
        boolean connectionFailed = failure != null && failure.isLocal() && failure.status() == UNAVAILABLE;
        if (!connectionFailed || triedAgain || latest == null) return Optional.empty();
        triedAgain = true;
        return latest.takeDoubted() ? Optional.of(latest) : Optional.empty();
    }

    private Verdict none() {
        desk.pool().wanted();
        MediaResource home = desk.sessions().home(session);
        String why = home == null
                ? desk.pool().shortage(session.service(), asked)
                : "no resource: " + home + " has the other legs of " + session.instance() + " and no port for this one";
        RespCode code = desk.noResource();
        desk.note(why + ", session " + session.guid());
        desk.log().noResource(session, why);
        desk.close(session, "failed", code.status() + " " + why);
        return TargetChoice.answer(Answers.refusal(desk, code, why)
                .with("Retry-After", Answers.seconds(desk.settings().retryAfter())));
    }

    /**
     * By {@code rm} / {@code retry-on}. A resource that answers and has other legs of this call's id is the only one that can take
     * this one, so its refusal is final.
     */
    private boolean isRetried(SipPacket failure) {
        if (!desk.book().get().options().retries(failure.status())) return failure.isLocal();
        return failure.isLocal() || !desk.sessions().isShared(session);
    }

    private ProxyTarget to(MediaResource resource) {
        String host = Hop.text(resource.address());
        int colon = host.lastIndexOf(':');
        SipUri uri = target.at(host.substring(0, colon), resource.address().getPort());
        ProxyTarget made = ProxyTarget.to(desk.peer(resource.address())).uri(uri.toString());
        return timers.asked(LegHeaders.on(desk, made, session), invite);
    }

    @Override
    public SipEdit back(SipPacket response) {
        return timers.added(invite, response);
    }

    @Override
    public void before(SipPacket response, Runnable pass) {
        if (response.status() / 100 == 2) desk.pair().whenKept(session, pass);
        else pass.run();
    }

    @Override
    public void passed(SipPacket response) {
        int status = response.status();
        if (status < 200) return;
        if (status < 300) {
            answered(response);
            return;
        }
        String reason = status + " " + response.reason();
        if (status == TERMINATED) desk.close(session, "abandoned", reason);
        else desk.close(session, status >= SERVER_ERROR || status == REQUEST_TIMEOUT ? "failed" : "rejected", reason);
    }

    private void answered(SipPacket response) {
        MediaResource resource = session.progress().resource();
        if (resource == null) return;
        String contact = response.addresses("Contact").stream()
                .findFirst()
                .map(NameAddr::uri)
                .orElse("sip:" + Hop.text(resource.address()));
        session.progress()
                .answered(ProxyTarget.to(desk.peer(resource.address())).uri(contact));
        timers.answered(session, response);
    }
}
