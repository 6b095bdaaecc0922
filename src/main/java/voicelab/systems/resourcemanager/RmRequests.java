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
        return switch (request.method()) {
            case "INVITE" -> newCall.take(transaction);
            case "OPTIONS" -> false; // the node answers for us
            case "BYE", "INFO", "UPDATE", "PRACK" -> false; // no dialog without a tag: 481 or 405 by the node
            default -> {
                desk.lab().arrivals().unsupported(transaction.hop(), "SIP", request.method() + " outside a dialog");
                transaction.respond(501);
                yield true;
            }
        };
    }

    @Override
    public void ack(SipPacket ack, Hop hop) {
        inDialog.acknowledge(ack);
    }
}
