package voicelab.systems.resourcemanager;

import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipHandler;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipPacket;

/** Which request goes to which operation. */
final class RmRequests implements SipHandler {
    private final Desk desk;
    private final InDialog inDialog;
    private final NewCall newCall;
    private final Subscriptions subscriptions;

    RmRequests(Desk desk, Subscriptions subscriptions) {
        this.desk = desk;
        SessionTimers timers = new SessionTimers(desk);
        this.inDialog = new InDialog(desk, timers);
        this.newCall = new NewCall(desk, timers);
        this.subscriptions = subscriptions;
    }

    @Override
    public boolean request(ServerTransaction transaction) {
        SipPacket request = transaction.request();
        if (request.is("INVITE")) transaction.whenAnswered(desk.metrics()::inviteAnswered);
        boolean ours = request.is("SUBSCRIBE") && (request.toTag() == null || !request.hasRoute());
        if (ours) return subscriptions.subscribe(transaction);
        if (request.toTag() != null) return inDialog.forward(transaction);
        // the node answers for us: OPTIONS with what is done here, 405 to the rest, 501 to what nobody knows
        return request.is("INVITE") && newCall.take(transaction);
    }

    @Override
    public void ack(SipPacket ack, Hop hop) {
        inDialog.acknowledge(ack);
    }
}
