package voicelab.bench;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import voicelab.engines.media.RtpRemote;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.net.Arrivals;
import voicelab.net.BindFailure;
import voicelab.net.Dialer;
import voicelab.net.Hop;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.Parcel;
import voicelab.protocols.sdp.AudioAgreement;
import voicelab.protocols.sdp.AudioTerms;
import voicelab.protocols.sdp.Direction;
import voicelab.protocols.sdp.OfferAnswer;
import voicelab.protocols.sdp.SdpException;
import voicelab.protocols.sdp.SdpOrigin;
import voicelab.protocols.sdp.SessionDescription;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** Places the parties' calls, one after another. */
final class BenchDialler implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final InetAddress own;
    private final InetSocketAddress mcu;
    private final SipNode node;
    private final UserAgent agent;

    BenchDialler(EventLoop loop, InetAddress own, InetSocketAddress mcu) throws IOException {
        this.own = own;
        this.mcu = mcu;
        node = new SipNode(new SipOutfit(
                loop, new Dialer(own), Passages.NONE, new Quiet(), Ticker.REAL, new Random(1), SipSettings.DEFAULTS));
        agent = new UserAgent(node, "bench");
        try {
            node.listen(new InetSocketAddress(own, mcu.getPort()), Transport.UDP);
        } catch (BindFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** @return where the party's RTP goes */
    InetSocketAddress join(String conference, int rtpPort) throws IOException, InterruptedException {
        String host = own.getHostAddress();
        SessionDescription offer = OfferAnswer.offer(
                SdpOrigin.of(rtpPort, host), host, rtpPort, AudioTerms.G711.only("PCMU"), Direction.SENDRECV);
        CompletableFuture<SipPacket> answer = new CompletableFuture<>();
        String uri = "sip:" + conference + "@" + Hop.text(mcu);
        agent.call(
                SipOrder.invite(uri)
                        .from("<sip:" + rtpPort + "@" + host + ">")
                        .to("<" + uri + ">")
                        .via(SipPeer.udp(mcu))
                        .sdp(offer.toString()),
                new CallListener() {
                    @Override
                    public void answered(Call call, SipPacket response) {
                        answer.complete(response);
                    }

                    @Override
                    public void failed(Call call, SipPacket response) {
                        answer.completeExceptionally(new IOException("the MCU answered " + response.status()));
                    }
                });
        try {
            String sdp = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .sdp()
                    .orElseThrow(() -> new IOException("the MCU's answer describes no media"))
                    .text();
            List<AudioAgreement> agreed = OfferAnswer.agree(offer, SessionDescription.parse(sdp));
            if (agreed.isEmpty()) throw new IOException("the MCU took no audio");
            return RtpRemote.of(agreed.get(0)).rtp();
        } catch (ExecutionException e) {
            throw new IOException(
                    "conference " + conference + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("conference " + conference + " did not answer", e);
        } catch (SdpException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        node.close();
    }

    /** A measuring program tells nobody what reaches it; an error of ours is thrown where it is seen. */
    private static final class Quiet implements Arrivals {
        @Override
        public void arrived(Parcel parcel, Hop hop) {}

        @Override
        public void malformed(Hop hop, String protocol, String problem) {}

        @Override
        public void unsupported(Hop hop, String protocol, String what) {}

        @Override
        public void bug(String where, Throwable error) {
            System.getLogger("voicelab").log(System.Logger.Level.ERROR, where, error);
        }
    }
}
