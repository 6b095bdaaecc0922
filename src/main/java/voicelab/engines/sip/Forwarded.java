package voicelab.engines.sip;

import java.util.List;
import voicelab.protocols.sip.Forwarding;
import voicelab.protocols.sip.SipEdit;
import voicelab.protocols.sip.SipPacket;

/** One request on its way through a proxy: its server side, the target that is tried now, the responses back. */
final class Forwarded implements ClientTransaction.User {
    private final Core core;
    private final ServerTransaction server;
    private final int ownRoutes;
    /** {@code null} once a final response went back: this waits for repetitions then, and keeps no more than they need. */
    private TargetChoice choice;

    private ClientTransaction client;
    private SipEdit edit = SipEdit.NONE;

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
        if (choice == null) {
            again(response);
            return;
        }
        boolean failed = response.status() >= 300;
        // only what the newest target says counts, except that an answer always goes back
        if (transaction != client && response.status() / 100 != 2) return;
        if (failed && server.cancel() == null) choose(response);
        else pass(response);
    }

    private void pass(SipPacket response) {
        SipPacket back = Forwarding.response(response);
        if (back == null) return;
        TargetChoice asked = choice;
        if (back.status() / 100 == 2) edit = asked.back(back);
        SipPacket passed = back.status() / 100 == 2 ? Forwarding.edited(back, edit) : back;
        asked.before(passed, () -> {
            server.relay(passed);
            asked.passed(passed);
            if (passed.status() >= 200) settled();
        });
    }

    private void settled() {
        choice = null;
        client = null;
        server.settled();
    }

    /** A 2xx once more, or of a second fork: both go back (RFC 3261 section 16.7). */
    private void again(SipPacket response) {
        SipPacket back = response.status() / 100 == 2 ? Forwarding.response(response) : null;
        if (back != null) server.relay(Forwarding.edited(back, edit));
    }
}
