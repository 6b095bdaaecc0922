package voicelab.systems.mcu;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.MediaSettings;
import voicelab.engines.media.PortRange;
import voicelab.engines.media.RtpListener;
import voicelab.engines.media.RtpPlan;
import voicelab.engines.media.RtpRemote;
import voicelab.engines.media.RtpSession;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.net.Arrivals;
import voicelab.net.Dialer;
import voicelab.net.Hop;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.Parcel;
import voicelab.protocols.sdp.AudioTerms;
import voicelab.protocols.sdp.Direction;
import voicelab.protocols.sdp.OfferAnswer;
import voicelab.protocols.sdp.SdpOrigin;
import voicelab.protocols.sdp.SessionDescription;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** A SIP phone of the test's own, from the lab's host, that calls the MCU without SIP Server. */
final class OutsideParty implements AutoCloseable, CallListener {
    /** Call-IDs and branches of one party must not be another's. */
    private static final AtomicInteger SEEDS = new AtomicInteger(7);

    private final InetAddress own;
    private final InetSocketAddress mcu;
    private final SipNode node;
    private final UserAgent agent;
    private final MediaEngine media = new MediaEngine(MediaSettings.DEFAULT, Ticker.REAL, new Random(5));
    final RtpSession rtp;
    final BlockingQueue<SipPacket> answers = new LinkedBlockingQueue<>();
    final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private SessionDescription offer;
    volatile Call call;

    OutsideParty(McuLab lab, Transport transport) throws Exception {
        own = lab.lab.plan().net().lab();
        mcu = lab.at(transport == Transport.TCP ? "SIP" : "SIP_UDP");
        node = new SipNode(new SipOutfit(
                lab.lab.loops().next(),
                new Dialer(own),
                Passages.NONE,
                new Loud(),
                Ticker.REAL,
                new Random(SEEDS.incrementAndGet()),
                SipSettings.DEFAULTS));
        node.listen(new InetSocketAddress(own, mcu.getPort()), Transport.UDP, Transport.TCP);
        agent = new UserAgent(node, "outside");
        rtp = media.session(RtpPlan.at(own).ports(PortRange.of(20_000, 21_000)), RtpListener.NONE);
    }

    SipContent offer(Direction direction) {
        String host = own.getHostAddress();
        offer = OfferAnswer.offer(SdpOrigin.of(1, host), host, rtp.local().getPort(), AudioTerms.G711, direction);
        return SipContent.sdp(offer.toString());
    }

    /** @param body null for an INVITE without an offer */
    SipPacket dial(String number, Transport transport, SipContent body) throws Exception {
        String uri = "sip:" + number + "@" + Hop.text(mcu) + (transport == Transport.TCP ? ";transport=tcp" : "");
        SipOrder order = SipOrder.invite(uri)
                .from("<sip:outside@" + own.getHostAddress() + ">")
                .to("<" + uri + ">")
                .via(new SipPeer(mcu, transport));
        call = agent.call(body == null ? order : order.body(body), this);
        SipPacket answer = answers.poll(10, TimeUnit.SECONDS);
        if (answer == null) throw new AssertionError("no answer");
        if (answer.status() == 200 && body != null) agreed(answer);
        return answer;
    }

    private void agreed(SipPacket answer) throws Exception {
        rtp.remote(RtpRemote.of(OfferAnswer.agree(
                        offer,
                        SessionDescription.parse(answer.sdp().orElseThrow().text()))
                .get(0)));
    }

    /** Answers the MCU's offer in the ACK. */
    void acknowledge(SipPacket ok) throws Exception {
        OfferAnswer.Answer answer = OfferAnswer.answer(
                SessionDescription.parse(ok.sdp().orElseThrow().text()),
                SdpOrigin.of(1, own.getHostAddress()),
                own.getHostAddress(),
                java.util.List.of(rtp.local().getPort()),
                AudioTerms.G711,
                Direction.SENDRECV);
        rtp.remote(RtpRemote.of(answer.agreed().get(0)));
        call.acknowledge(SipContent.sdp(answer.description().toString()));
    }

    /** @return the final response of a re-INVITE */
    SipPacket reoffer(Direction direction) throws Exception {
        SipPacket answer = call.reoffer(offer(direction)).get(10, TimeUnit.SECONDS);
        if (answer.status() == 200) agreed(answer);
        return answer;
    }

    @Override
    public void answered(Call answered, SipPacket response) {
        answers.add(response);
    }

    @Override
    public void failed(Call failed, SipPacket response) {
        answers.add(response);
    }

    @Override
    public void ended(Call ended, SipPacket bye) {
        ends.add(bye == null ? "lost" : "bye");
    }

    @Override
    public void close() {
        node.close();
        media.close();
    }

    private static final class Loud implements Arrivals {
        @Override
        public void arrived(Parcel parcel, Hop hop) {}

        @Override
        public void malformed(Hop hop, String protocol, String problem) {}

        @Override
        public void unsupported(Hop hop, String protocol, String what) {}

        @Override
        public void bug(String where, Throwable error) {
            throw new AssertionError(where, error);
        }
    }
}
