package voicelab.bench.calls;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.net.BindFailure;
import voicelab.net.Dialer;
import voicelab.net.Hop;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.sdp.MediaDescription;
import voicelab.protocols.sdp.SdpAddress;
import voicelab.protocols.sdp.SdpException;
import voicelab.protocols.sdp.SessionDescription;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** Somebody outside who places many calls: INVITE, ACK, media, BYE, over UDP to the SBC. */
final class Caller implements AutoCloseable {
    private static final int MOST_CALLS = 20_000;
    private static final int OK = 200;

    private static final String OFFER = String.join(
            "\r\n",
            "v=0",
            "o=- %1$d 1 IN IP4 %2$s",
            "s=-",
            "c=IN IP4 %2$s",
            "t=0 0",
            "m=audio %3$d RTP/AVP 0 101",
            "a=rtpmap:0 PCMU/8000",
            "a=rtpmap:101 telephone-event/8000",
            "a=fmtp:101 0-15",
            "a=ptime:20",
            "a=sendrecv",
            "");

    private final CallsOrder order;
    private final String host;
    private final InetSocketAddress sbc;
    private final String series;
    private final SipNode node;
    private final UserAgent agent;
    private final CallTraffic traffic;
    private final CallLedger ledger;
    private final AtomicInteger open = new AtomicInteger();

    /** @param series what each caller's number begins with: seven digits follow */
    Caller(EventLoop loop, InetAddress own, InetSocketAddress sbc, CallsOrder order, String series, CallLedger ledger)
            throws IOException {
        this.order = order;
        this.host = own.getHostAddress();
        this.sbc = sbc;
        this.series = series;
        this.ledger = ledger;
        SipSettings settings = SipSettings.DEFAULTS.withBounds(2 * MOST_CALLS, MOST_CALLS, 1_000);
        node = new SipNode(
                new SipOutfit(loop, new Dialer(own), Passages.NONE, new Deaf(), Ticker.REAL, new Random(), settings));
        agent = new UserAgent(node, "caller");
        try {
            node.listen(new InetSocketAddress(own, 0), Transport.UDP);
        } catch (BindFailure e) {
            throw new IOException(e.getMessage(), e);
        }
        traffic = new CallTraffic(own, new ToneEar(order.hertz()), order.framesACall(), this::spoken);
    }

    /** The number that the call comes from: what its records are found by. */
    static String ani(String series, int number) {
        return series + String.format(java.util.Locale.ROOT, "%07d", number);
    }

    void place(int number, long dueNanos, boolean counts) throws IOException {
        OutCall call = new OutCall(number, dueNanos, counts, traffic.take());
        open.incrementAndGet();
        String uri = "sip:" + order.number() + "@" + Hop.text(sbc);
        call.sip = agent.call(
                SipOrder.invite(uri)
                        .from("<sip:" + ani(series, number) + "@" + host + ">")
                        .to("<" + uri + ">")
                        .via(SipPeer.udp(sbc))
                        .sdp(OFFER.formatted(number + 1, host, call.port.port)),
                new News(call));
    }

    /** Calls that are not over. */
    int open() {
        return open.get();
    }

    String trouble() {
        return traffic.trouble();
    }

    /** It has spoken for as long as it should. */
    private void spoken(OutCall call) {
        call.sip.bye(List.of(), null).whenComplete((response, error) -> {
            if (error != null) over(call, "BYE: " + error);
            else if (response.status() != OK) over(call, "BYE answered " + said(response));
            else over(call, media(call));
        });
    }

    /** What was wrong with what was heard; empty for nothing. */
    private String media(OutCall call) {
        return CallLedger.media(order, call.received, call.heard);
    }

    private void over(OutCall call, String problem) {
        if (!call.told.compareAndSet(false, true)) return;
        traffic.release(call);
        ledger.over(call, problem);
        open.decrementAndGet();
    }

    private static String said(SipPacket response) {
        return response.status() + " " + response.reason() + (response.isLocal() ? " (nothing came)" : "");
    }

    private final class News implements CallListener {
        private final OutCall call;

        News(OutCall call) {
            this.call = call;
        }

        @Override
        public void answered(Call sip, SipPacket response) {
            call.answeredNanos = System.nanoTime();
            InetSocketAddress peer =
                    response.sdp().map(sdp -> audio(sdp.text())).orElse(null);
            if (peer == null) {
                sip.hangUp();
                over(call, "no audio in the answer");
                return;
            }
            call.peer = peer;
            traffic.begin(call);
        }

        @Override
        public void failed(Call sip, SipPacket response) {
            over(call, "INVITE answered " + said(response));
        }

        @Override
        public void ended(Call sip, SipPacket bye) {
            over(call, "ended by the other side");
        }
    }

    /** Where the answer wants audio; null when nowhere. */
    static InetSocketAddress audio(String text) {
        try {
            SessionDescription sdp = SessionDescription.parse(text);
            for (MediaDescription medium : sdp.media()) {
                if (!medium.type().equals("audio") || medium.port() == 0) continue;
                return sdp.addressOf(medium)
                        .map(SdpAddress::host)
                        .filter(host -> host.matches("[0-9.]+"))
                        .map(host -> new InetSocketAddress(host, medium.port()))
                        .orElse(null);
            }
        } catch (SdpException e) {
            // an answer that cannot be read names no place
        }
        return null;
    }

    @Override
    public void close() {
        traffic.close();
        node.close();
    }
}
