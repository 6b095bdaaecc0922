package voicelab.engines.sip.b2bua;

import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.protocols.sip.SipPacket;

/** What somebody says who is called for a transfer, and later as an end of the call; one for each try. */
final class TransferEnd implements CallListener {
    private final Transfer transfer;
    private final Seat seat;

    TransferEnd(Transfer transfer, Seat seat) {
        this.transfer = transfer;
        this.seat = seat;
    }

    Seat seat() {
        return seat;
    }

    @Override
    public void progress(Call call, SipPacket response) {
        if (transfer.isTrying(this)) transfer.progress(response);
    }

    @Override
    public void answered(Call call, SipPacket response) {
        if (transfer.isTrying(this)) transfer.answered(this, call, response);
        else call.hangUp(); // crossed with the end of the transfer
    }

    @Override
    public void failed(Call call, SipPacket response) {
        if (transfer.isTrying(this)) transfer.next(response);
    }

    /** Before it has taken its place it may tell something; what would change the call has to wait. */
    @Override
    public boolean request(Call call, ServerTransaction request) {
        if (seat.isHeldBy(call)) return seat.request(call, request);
        String method = request.request().method();
        if (method.equals("BYE") || method.equals("OPTIONS") || seat.pair.isOver()) return false;
        if (method.equals("INFO") && seat.pair.plan().request(seat.pair, call, request)) return true;
        request.respond(491);
        return true;
    }

    @Override
    public void reacknowledged(Call call, SipPacket ack) {
        seat.reacknowledged(call, ack);
    }

    @Override
    public void ended(Call call, SipPacket bye) {
        if (seat.isHeldBy(call)) seat.ended(call, bye);
        else transfer.lost();
    }
}
