package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.Optional;
import voicelab.engines.sip.ProxyTarget;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.TargetChoice;
import voicelab.map.ListenerSpec;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/** A leg that an MCP opens towards the outside (transfer, outbound): it goes to SIP Server's trunk (gvp-1). */
final class OutgoingLeg {
    private static final int UNAVAILABLE = 503;

    private final Desk desk;

    OutgoingLeg(Desk desk) {
        this.desk = desk;
    }

    /** Whether a resource of ours asks for a URI that is not this proxy's. */
    boolean isOne(ServerTransaction transaction, SipUri uri) {
        if (desk.pool().at(transaction.hop().remote().getAddress()).isEmpty()) return false;
        Optional<InetSocketAddress> named = desk.lab().resolve(uri.host(), uri.portOrDefault());
        return named.isEmpty() || !named.get().getAddress().equals(desk.lab().address());
    }

    boolean forward(ServerTransaction transaction, SipUri uri) {
        Optional<InetSocketAddress> trunk = trunk(desk);
        if (trunk.isEmpty()) {
            transaction.respond(Answers.refusal(desk, UNAVAILABLE, "no SIP Server in this lab"));
            return true;
        }
        SipPacket invite = transaction.request();
        Optional<String> carried = invite.header(SessionId.HEADER).flatMap(SessionId::in);
        ProfileChoice choice = carried.flatMap(desk.sessions()::ofSession)
                .map(CallSession::choice)
                .orElse(new ProfileChoice(null, null, java.util.List.of(), "outbound"));
        CallSession session = new CallSession(
                invite.callId(),
                carried.orElseGet(desk.ids()::next),
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
        desk.sessions().opened(session);
        desk.pair().changed(session);
        desk.note("session " + session.guid() + ": outbound leg to " + uri.user() + " by SIP Server");
        ProxyTarget target = ProxyTarget.to(SipPeer.tcp(trunk.get()))
                .set(
                        SessionId.HEADER,
                        SessionId.header(session.guid(), desk.pair().dataNodes(), choice.tenantId()))
                .record("gvp.rm.datanodes=" + desk.pair().node());
        desk.proxy().forward(transaction, new TargetChoice() {
            @Override
            public Verdict next(SipPacket failure) {
                return failure == null ? TargetChoice.tryNext(target) : TargetChoice.pass();
            }

            @Override
            public void before(SipPacket response, Runnable pass) {
                if (response.status() / 100 == 2) desk.pair().whenKept(session, pass);
                else pass.run();
            }

            @Override
            public void passed(SipPacket response) {
                if (response.status() >= 300)
                    desk.close(session, "failed", response.status() + " " + response.reason());
            }
        });
        return true;
    }

    /** Where gvp-1 ends; empty when SIP Server does not run. */
    static Optional<InetSocketAddress> trunk(Desk desk) {
        ListenerSpec listener = Links.listeners(desk.lab(), "gvp-1").get(0);
        return desk.lab().where(listener.system(), listener.name());
    }
}
