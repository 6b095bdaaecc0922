package voicelab.systems.resourcemanager;

import java.util.Optional;
import voicelab.engines.sip.ServerTransaction;
import voicelab.protocols.sip.SipEdit;
import voicelab.protocols.sip.SipPacket;

/**
 * A request inside a dialog that this proxy recorded its route in: forwarded by its Route, from MCP towards SIP Server's
 * Contact (gvp-1) as from SIP Server towards MCP (gvp-4). A BYE closes the call's books. Nothing is parsed, nothing is locked:
 * one look-up by Call-ID, and that for BYE only.
 */
final class InDialog {
    private final Desk desk;

    InDialog(Desk desk) {
        this.desk = desk;
    }

    boolean forward(ServerTransaction transaction) {
        SipPacket request = transaction.request();
        if (!request.is("BYE")) {
            desk.proxy().follow(transaction);
            return true;
        }
        Optional<CallSession> session = desk.sessions().ofCall(request.callId());
        boolean fromResource =
                desk.pool().at(transaction.hop().remote().getAddress()).isPresent();
        desk.proxy().follow(transaction, SipEdit.NONE, response -> {
            // whatever the answer: who said BYE is gone
            if (response.status() >= 200 && session.isPresent())
                desk.close(session.get(), "completed", fromResource ? "BYE from the resource" : "BYE from the caller");
        });
        return true;
    }
}
