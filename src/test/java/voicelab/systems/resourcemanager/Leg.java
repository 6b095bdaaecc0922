package voicelab.systems.resourcemanager;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.UserAgent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/** A call that a test places, without media. */
final class Leg implements CallListener {
    private static final int SECONDS = 10;
    private final CompletableFuture<SipPacket> last = new CompletableFuture<>();
    private final CompletableFuture<SipPacket> ringing = new CompletableFuture<>();
    Call call;

    static Leg place(UserAgent agent, String from, String uri, SipPeer next, String... headers) {
        Leg leg = new Leg();
        SipOrder order = SipOrder.invite(uri).from("<" + from + ">").via(next).sdp("v=0\r\n");
        for (int i = 0; i < headers.length; i += 2) order = order.with(headers[i], headers[i + 1]);
        leg.call = agent.call(order, leg);
        return leg;
    }

    @Override
    public void progress(Call same, SipPacket response) {
        ringing.complete(response);
    }

    @Override
    public void answered(Call same, SipPacket response) {
        last.complete(response);
    }

    @Override
    public void failed(Call same, SipPacket response) {
        last.complete(response);
    }

    /** The final response. */
    SipPacket end() throws Exception {
        return last.get(SECONDS, TimeUnit.SECONDS);
    }

    int status() throws Exception {
        return end().status();
    }

    void rings() throws Exception {
        ringing.get(SECONDS, TimeUnit.SECONDS);
    }

    void bye() throws Exception {
        end();
        if (call.bye(List.of(), null).get(SECONDS, TimeUnit.SECONDS).status() != 200)
            throw new AssertionError("BYE was not answered 200");
    }

    SipPacket update(String... headers) throws Exception {
        List<SipHeader> all = new ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) all.add(new SipHeader(headers[i], headers[i + 1]));
        return call.request("UPDATE", all, null).get(SECONDS, TimeUnit.SECONDS);
    }
}
