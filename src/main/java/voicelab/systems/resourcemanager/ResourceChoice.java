package voicelab.systems.resourcemanager;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.sip.ProxyTarget;
import voicelab.engines.sip.TargetChoice;
import voicelab.net.Hop;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/** Sends one INVITE to one resource after the other, and keeps the call's books by what comes back. On the node's event loop. */
final class ResourceChoice implements TargetChoice {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TERMINATED = 487;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int UNAVAILABLE = 503;
    private static final int GLOBAL_FAILURE = 600;

    private final Desk desk;
    private final CallSession session;
    private final SipUri target;
    private final Set<MediaResource> tried = new HashSet<>();
    private MediaResource latest;
    private boolean triedAgain;

    ResourceChoice(Desk desk, CallSession session, SipUri target) {
        this.desk = desk;
        this.session = session;
        this.target = target;
    }

    @Override
    public Verdict next(SipPacket failure) {
        if (failure != null) {
            MediaResource left = session.progress().resource();
            if (!isRetried(failure)) return TargetChoice.pass();
            desk.sessions().left(session);
            if (left != null) {
                desk.note("resource " + left + " failed with " + failure.status() + " " + failure.reason()
                        + ", session " + session.guid());
                if (failure.isLocal()) desk.pool().doubt(left); // no connection, no answer
            }
        }
        Optional<MediaResource> resource = desk.pool()
                .take(session.service(), desk.sessions().home(session.instance()), tried)
                .or(() -> again(failure));
        if (resource.isEmpty()) return none();
        latest = resource.get();
        tried.add(resource.get());
        desk.sessions().placed(session, resource.get());
        desk.note("resource " + resource.get() + " chosen for session " + session.guid());
        return TargetChoice.tryNext(to(resource.get()));
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
        String why = desk.pool().shortage();
        desk.note(why + ", session " + session.guid());
        desk.log().noResource(session, why);
        desk.close(session, "failed", desk.settings().noResourceStatus() + " " + why);
        return TargetChoice.answer(Answers.refusal(desk, desk.settings().noResourceStatus(), why)
                .with("Retry-After", Answers.seconds(desk.settings().retryAfter())));
    }

    /** 408, 5xx but 501 (another one could not either), and what was made here because nobody answered. */
    private static boolean isRetried(SipPacket failure) {
        int status = failure.status();
        boolean serverFailed = status >= SERVER_ERROR && status < GLOBAL_FAILURE;
        return status == REQUEST_TIMEOUT || (serverFailed && status != NOT_IMPLEMENTED);
    }

    private ProxyTarget to(MediaResource resource) {
        String host = Hop.text(resource.address());
        int colon = host.lastIndexOf(':');
        SipUri uri = target.at(host.substring(0, colon), resource.address().getPort());
        String params =
                "gvp.rm.datanodes=1" + (session.instance().isEmpty() ? "" : ";confinstid=" + session.instance());
        ProxyTarget made = ProxyTarget.to(desk.peer(resource.address()))
                .uri(uri.toString())
                .set(
                        SessionId.HEADER,
                        SessionId.header(session.guid(), session.choice().tenantId()))
                .record(params);
        IvrProfile profile = session.choice().profile();
        return profile == null ? made : made.set("X-Genesys-RM-Application-dbid", Integer.toString(profile.dbid()));
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
    }
}
