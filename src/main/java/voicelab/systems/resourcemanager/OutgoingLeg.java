package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import voicelab.engines.sip.ProxyTarget;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.TargetChoice;
import voicelab.map.ListenerSpec;
import voicelab.protocols.sip.SipEdit;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/**
 * A leg that an MCP opens towards the outside (transfer, outbound): it goes to SIP Server's trunk (gvp-1). It belongs to the session
 * whose id it carries, and so to that session's tenant and profile: their dialing rules say which numbers it may dial.
 */
final class OutgoingLeg {
    private static final int TERMINATED = 487;
    private static final int UNAVAILABLE = 503;
    private static final ProfileChoice NONE = new ProfileChoice(null, null, List.of(), "outbound");

    private final Desk desk;
    private final SessionTimers timers;

    OutgoingLeg(Desk desk, SessionTimers timers) {
        this.desk = desk;
        this.timers = timers;
    }

    /** Whether a resource of ours asks for a URI that is not this proxy's. */
    boolean isOne(ServerTransaction transaction, SipUri uri) {
        if (desk.pool().at(transaction.hop().remote().getAddress()).isEmpty()) return false;
        Optional<InetSocketAddress> named = desk.lab().resolve(uri.host(), uri.portOrDefault());
        return named.isEmpty() || !named.get().getAddress().equals(desk.lab().address());
    }

    /**
     * @param guid the session's id, carried or new
     * @param within the legs that it has already; null for none
     */
    boolean forward(ServerTransaction transaction, SipUri uri, String guid, SessionLegs within) {
        SipPacket invite = transaction.request();
        ProfileChoice choice = within != null ? within.choice() : choice(uri, invite);
        Optional<Policy.Refusal> no = Policy.outbound(
                choice, uri.user(), new PolicyCounts(desk.sessions().usage(), within));
        CallSession session = session(invite, uri, guid, choice);
        if (no.isPresent()) {
            transaction.respond(desk.refused(session, no.get()));
            return true;
        }
        Optional<InetSocketAddress> trunk = trunk(desk);
        if (trunk.isEmpty()) {
            transaction.respond(desk.refused(session, Answers.refusal(desk, UNAVAILABLE, "no SIP Server in this lab")));
            return true;
        }
        desk.sessions().opened(session);
        desk.pair().changed(session);
        desk.note("session " + guid + ": outbound leg to " + uri.user() + " by SIP Server");
        desk.log().newCall(session);
        ProxyTarget target = LegHeaders.on(desk, ProxyTarget.to(SipPeer.tcp(trunk.get())), session);
        desk.proxy().forward(transaction, new Way(session, timers.asked(target, invite), invite));
        return true;
    }

    /** A leg that belongs to no call counts for the tenant that it names, else for the only one there is. */
    private ProfileChoice choice(SipUri uri, SipPacket invite) {
        RoutingBook book = desk.book().get();
        Optional<Tenant> named = uri.param(ProfileChoice.TENANT_PARAM)
                .or(() -> invite.header(ProfileChoice.TENANT_PARAM).map(String::trim))
                .flatMap(book::tenantCalled);
        if (named.isEmpty() && book.tenants().size() == 1)
            named = book.tenants().stream().findFirst();
        return named.map(tenant -> new ProfileChoice(tenant, null, List.of(), "outbound"))
                .orElse(NONE);
    }

    private CallSession session(SipPacket invite, SipUri uri, String guid, ProfileChoice choice) {
        return new CallSession(
                invite.callId(),
                guid,
                choice,
                null,
                "",
                uri.user(),
                NewCall.userOf(invite.from()),
                NewCall.uriOf(invite.from()),
                uri.toString(),
                "outbound",
                desk.lab().clock().instant(),
                new CallSession.Progress());
    }

    private final class Way implements TargetChoice {
        private final CallSession session;
        private final ProxyTarget target;
        private final SipPacket invite;

        Way(CallSession session, ProxyTarget target, SipPacket invite) {
            this.session = session;
            this.target = target;
            this.invite = invite;
        }

        @Override
        public Verdict next(SipPacket failure) {
            return failure == null ? TargetChoice.tryNext(target) : TargetChoice.pass();
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
            if (status / 100 == 2) timers.answered(session, response);
            else if (status == TERMINATED) desk.close(session, "abandoned", status + " " + response.reason());
            else if (status >= 300) desk.close(session, "failed", status + " " + response.reason());
        }
    }

    /** Where gvp-1 ends; empty when SIP Server does not run. */
    static Optional<InetSocketAddress> trunk(Desk desk) {
        ListenerSpec listener = Links.listeners(desk.lab(), "gvp-1").get(0);
        return desk.lab().where(listener.system(), listener.name());
    }
}
