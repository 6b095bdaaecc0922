package voicelab.engines.sip;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/** A call listener that writes down what it is told. */
class Events implements CallListener {
    final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    volatile SipPacket last;

    private String before = "";

    private void note(String what, SipPacket packet) {
        last = packet;
        // a retransmitted INVITE brings the provisional response again
        if (!what.equals(before)) seen.add(what);
        before = what;
    }

    @Override
    public void progress(Call call, SipPacket response) {
        note("progress " + response.status(), response);
    }

    @Override
    public void answered(Call call, SipPacket response) {
        note("answered " + call.remoteSdp().map(SipContent::text).orElse(""), response);
    }

    @Override
    public void failed(Call call, SipPacket response) {
        note("failed " + response.status(), response);
    }

    @Override
    public void acknowledged(Call call, SipPacket ack) {
        note("acknowledged", ack);
    }

    @Override
    public void cancelled(Call call) {
        note("cancelled", null);
    }

    @Override
    public void reacknowledged(Call call, SipPacket ack) {
        note("reacknowledged", ack);
    }

    @Override
    public void ended(Call call, SipPacket bye) {
        note("ended" + (bye == null ? " without a BYE" : ""), bye);
    }

    String next() throws InterruptedException {
        return SipHouse.take(seen);
    }
}
