package voicelab.engines.sip;

import java.util.List;
import voicelab.protocols.sip.Forwarding;
import voicelab.protocols.sip.SipPacket;

/** One request on its way through a proxy: its server side, the target that is tried now, the responses back. */
final class Forwarded implements ClientTransaction.User {
    private final Core core;
    private final ServerTransaction server;
    private final TargetChoice choice;
    private final int ownRoutes;
    private ClientTransaction client;

    Forwarded(Core core, ServerTransaction server, TargetChoice choice, int ownRoutes) {
        this.core = core;
        this.server = server;
        this.choice = choice;
        this.ownRoutes = ownRoutes;
    }

    void begin() {
        if (server.request().is("INVITE")) server.onCancel(this::cancelled);
        if (!server.isAnswered()) choose(null);
    }

    private void choose(SipPacket failure) {
        TargetChoice.Verdict verdict;
        try {
            verdict = choice.next(failure);
        } catch (RuntimeException e) {
            core.outfit.arrivals().bug("sip target choice, " + server.request().summary(), e);
            server.respond(500);
            return;
        }
        if (verdict instanceof TargetChoice.Verdict.Try next) send(next.target());
        else if (verdict instanceof TargetChoice.Verdict.Answer answer) server.respond(answer.reply());
        else if (failure != null) pass(failure);
        else server.respond(480);
    }

    private void send(ProxyTarget target) {
        long number = core.ids.nextBranch();
        String via = OrderWriter.via(core, target.next().transport(), number);
        List<String> recorded = Proxy.recordRoutes(core, server, target);
        SipPacket request = Forwarding.request(server.request(), via, ownRoutes, recorded, target.edit());
        client = ClientTransaction.send(core, request, number, target.next(), null, this);
    }

    private void cancelled() {
        if (client == null) server.respond(487);
        else client.cancel(CancelHeaders.of(server));
    }

    @Override
    public void response(ClientTransaction transaction, SipPacket response) {
        if (response.status() == 100) return;
        boolean failed = response.status() >= 300;
        // only what the newest target says counts, except that an answer always goes back
        if (transaction != client && response.status() / 100 != 2) return;
        if (failed && !server.isCancelled()) choose(response);
        else pass(response);
    }

    private void pass(SipPacket response) {
        SipPacket back = Forwarding.response(response);
        if (back == null) return;
        SipPacket passed = back.status() / 100 == 2 ? Forwarding.edited(back, choice.back(back)) : back;
        choice.before(passed, () -> {
            server.relay(passed);
            choice.passed(passed);
        });
    }
}
