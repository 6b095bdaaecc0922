package voicelab.systems.gvp;

import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.MediaSettings;
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
import voicelab.net.BindFailure;
import voicelab.net.Dialer;
import voicelab.net.Hop;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.Parcel;
import voicelab.protocols.audio.TextVoiceDecoder;
import voicelab.protocols.sdp.AudioTerms;
import voicelab.protocols.sdp.Direction;
import voicelab.protocols.sdp.OfferAnswer;
import voicelab.protocols.sdp.SdpException;
import voicelab.protocols.sdp.SdpOrigin;
import voicelab.protocols.sdp.SessionDescription;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** A phone outside the lab: calls with real media, hears text, presses keys. */
public final class Caller implements AutoCloseable {
    private static final int SECONDS = 15;
    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    private final SipNode node;
    private final UserAgent agent;
    private final MediaEngine media;
    private final InetAddress address;

    public Caller(InetAddress address) throws BindFailure {
        this.address = address;
        node = new SipNode(new SipOutfit(
                loops.next(),
                new Dialer(address),
                Passages.NONE,
                new Nobody(),
                Ticker.REAL,
                new Random(address.hashCode()),
                SipSettings.DEFAULTS));
        agent = new UserAgent(node, "8000");
        node.listen(new InetSocketAddress(address, 5060), Transport.UDP, Transport.TCP);
        media = new MediaEngine(MediaSettings.DEFAULT, Ticker.REAL, new Random(7));
    }

    public SipNode node() {
        return node;
    }

    /** One call, with what came of it. */
    public final class Placed implements CallListener, RtpListener {
        public final CompletableFuture<SipPacket> answered = new CompletableFuture<>();
        public final CompletableFuture<SipPacket> failed = new CompletableFuture<>();
        public final CompletableFuture<SipPacket> ended = new CompletableFuture<>();
        private final TextVoiceDecoder ears = new TextVoiceDecoder();
        private final StringBuilder heard = new StringBuilder();
        private final SessionDescription offer;
        private final boolean late;
        private RtpSession rtp;
        private Call call;

        Placed(boolean late) throws BindFailure {
            this.late = late;
            rtp = media.session(RtpPlan.at(address), this);
            offer = OfferAnswer.offer(
                    SdpOrigin.of(1, address.getHostAddress()),
                    address.getHostAddress(),
                    rtp.local().getPort(),
                    AudioTerms.G711,
                    Direction.SENDRECV);
        }

        @Override
        public void answered(Call up, SipPacket response) {
            try {
                SessionDescription theirs =
                        SessionDescription.parse(response.sdp().orElseThrow().text());
                if (late) {
                    OfferAnswer.Answer answer = OfferAnswer.answer(
                            theirs,
                            SdpOrigin.of(2, address.getHostAddress()),
                            address.getHostAddress(),
                            List.of(rtp.local().getPort()),
                            AudioTerms.G711,
                            Direction.SENDRECV);
                    rtp.remote(RtpRemote.of(answer.agreed().get(0)));
                    up.acknowledge(SipContent.sdp(answer.description().toString()));
                } else rtp.remote(RtpRemote.of(OfferAnswer.agree(offer, theirs).get(0)));
                answered.complete(response);
            } catch (SdpException e) {
                answered.completeExceptionally(e);
            }
        }

        @Override
        public void failed(Call down, SipPacket response) {
            failed.complete(response);
        }

        @Override
        public void ended(Call down, SipPacket bye) {
            ended.complete(bye);
        }

        @Override
        public void onFrame(short[] pcm) {
            synchronized (heard) {
                ears.accept(pcm, pcm.length).forEach(u -> heard.append(u.text()).append('\n'));
                heard.notifyAll();
            }
        }

        /** Waits until this text was heard. */
        public void hear(String text) throws InterruptedException {
            long deadline = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
            synchronized (heard) {
                while (heard.indexOf(text) < 0) {
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0) throw new AssertionError("not heard: " + text + "; heard: " + heard);
                    heard.wait(left);
                }
            }
        }

        public void press(String digits) {
            rtp.sendDigits(digits);
        }

        public Call call() {
            return call;
        }

        public SipPacket up() throws Exception {
            CompletableFuture.anyOf(answered, failed).get(SECONDS, TimeUnit.SECONDS);
            if (failed.isDone()) throw new AssertionError("not answered: " + failed.get());
            return answered.get();
        }

        /** The final status, whatever it is. */
        public int refusalOrUp() throws Exception {
            CompletableFuture.anyOf(answered, failed).get(SECONDS, TimeUnit.SECONDS);
            return (failed.isDone() ? failed : answered).get().status();
        }

        public SipPacket refusal() throws Exception {
            CompletableFuture.anyOf(answered, failed).get(SECONDS, TimeUnit.SECONDS);
            if (answered.isDone()) throw new AssertionError("answered: " + answered.get());
            return failed.get();
        }

        public SipPacket over() throws Exception {
            return ended.get(SECONDS, TimeUnit.SECONDS);
        }

        public RtpSession rtp() {
            return rtp;
        }
    }

    public Placed call(String uri, SipPeer next, String... headers) throws BindFailure {
        return place(uri, next, false, headers);
    }

    /** Without an offer in the INVITE. */
    public Placed callLate(String uri, SipPeer next) throws BindFailure {
        return place(uri, next, true);
    }

    private Placed place(String uri, SipPeer next, boolean late, String... headers) throws BindFailure {
        Placed placed = new Placed(late);
        SipOrder order = SipOrder.invite(uri)
                .from("<sip:8000@" + address.getHostAddress() + ">")
                .via(next);
        for (int i = 0; i < headers.length; i += 2) order = order.with(headers[i], headers[i + 1]);
        placed.call = agent.call(late ? order : order.sdp(placed.offer.toString()), placed);
        return placed;
    }

    @Override
    public void close() {
        node.close();
        media.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private static final class Nobody implements Arrivals {
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
