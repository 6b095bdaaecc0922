package voicelab.engines.media;

import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import voicelab.net.MediaPassage;
import voicelab.net.Ticker;
import voicelab.protocols.audio.AudioSource;

/**
 * One end of one audio stream: plays, sends digits, hears. Thread-safe; no method waits. Made by
 * {@link MediaEngine#session}.
 */
public final class RtpSession implements AutoCloseable {
    private static final Duration DIGIT_ON = Duration.ofMillis(100);
    private static final Duration DIGIT_GAP = Duration.ofMillis(60);

    private final MediaWorks works;
    private final Ticker ticker;
    private final MediaLeg leg;
    private final StreamWatch watch;
    private final RtpReceiver receiver;
    private final RtpSender sender;
    private final RtcpTalk rtcp;
    private final MediaClock.Ticked ticked = new Ticks();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile RtpRemote peer;

    RtpSession(MediaWorks works, MediaLeg leg, RtpListener listener, RandomGenerator random)
            throws ClosedChannelException {
        this.works = works;
        this.leg = leg;
        ticker = works.ticker();
        watch = new StreamWatch(leg, listener, works.kept());
        receiver = new RtpReceiver(leg, listener, watch);
        sender = new RtpSender(leg, works.settings(), random, this::bug);
        rtcp = new RtcpTalk(leg, watch, sender.ssrc(), works.settings().rtcpEvery(), random, ticker.nanos());
        works.selector().register(leg.ports.rtp(), (d, from) -> receiver.rtp(d, from, ticker.nanos()), this::bug);
        works.selector().register(leg.ports.rtcp(), (d, from) -> rtcp.rtcp(d, from, ticker.nanos()), this::bug);
        works.clock().add(ticked);
    }

    /** Address and port for the SDP. */
    public InetSocketAddress local() {
        return leg.ports.rtpAddress();
    }

    public InetSocketAddress localRtcp() {
        return leg.ports.rtcpAddress();
    }

    /** The own SSRC, unsigned in an int. */
    public int ssrc() {
        return sender.ssrc();
    }

    /** Says or changes (re-INVITE) where the peer is and what it speaks; sending starts with the next tick. */
    public void remote(RtpRemote now) {
        // 0.0.0.0 is how older peers say hold (RFC 3264 8.4): nothing to send to, RTCP stays where it was
        boolean nowhere = now.rtp().getAddress().isAnyLocalAddress();
        if (!nowhere && !now.rtp().equals(peer == null ? null : peer.rtp())) leg.remote(now.rtp(), now.rtcp());
        receiver.remote(now);
        peer = now;
    }

    /** Where packets go now (a latch may have moved it), or null. */
    public InetSocketAddress remoteNow() {
        return leg.remoteNow();
    }

    /** Sends what a mixer makes. */
    void feed(RtpSender.Feed source) {
        sender.feed(source);
    }

    /** Puts another arrow under what is sent; the former one is told its totals. */
    public void through(MediaPassage arrow) {
        leg.through(arrow);
    }

    /** As {@link #play(AudioSource, Consumer)}, for who does not care about the end. */
    public void play(AudioSource source) {
        play(source, how -> {});
    }

    /**
     * Plays after what already waits. It plays only once the peer is known and may be sent to.
     *
     * @param done told once how it ended, from the clock thread or the thread that stopped or closed
     * @throws IllegalStateException when the queue is full or the session closed
     */
    public void play(AudioSource source, Consumer<PlayEnd> done) {
        sender.play(source, done);
    }

    /** Stops what plays and forgets what waits. */
    public void stopPlaying() {
        sender.stop(PlayEnd.STOPPED, false);
    }

    public boolean playing() {
        return sender.playing();
    }

    /** 100 ms on, 60 ms gap. */
    public void sendDigits(String digits) {
        sendDigits(digits, DIGIT_ON, DIGIT_GAP);
    }

    /**
     * Sends keys as RFC 4733 events, or as tones where the peer takes no events. Audio that plays meanwhile waits.
     *
     * @param digits of {@code 0-9 * # A-D}; others are an {@link IllegalArgumentException}
     * @param on length of a key, rounded up to 20 ms, at most 8 s
     * @param gap silence after it, at least 60 ms (the end packet is sent three times)
     * @throws IllegalStateException when too many wait
     */
    public void sendDigits(String digits, Duration on, Duration gap) {
        sender.digits().press(digits, on, gap);
    }

    /** Whether keys are being pressed or wait. */
    public boolean sendingDigits() {
        return sender.digits().busy();
    }

    /** The sound kept (see {@link RtpPlan#kept()}), oldest first; a copy. */
    public short[] heard() {
        return receiver.ring().copy();
    }

    /** Forgets the sound kept. */
    public void forgetHeard() {
        receiver.ring().clear();
    }

    public RtpStatistics statistics() {
        return leg.statistics(watch, rtcp.remoteLost(), rtcp.roundTripMillis());
    }

    /**
     * Sends an RTCP BYE, ends what plays, tells the arrow its totals and gives the ports back. {@code onStreamEnd} may come
     * shortly after, from the selector thread.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        works.clock().remove(ticked);
        works.gone(this);
        sender.stop(PlayEnd.FAILED, true);
        rtcp.bye(ticker.nanos());
        works.selector().execute(() -> {
            try {
                receiver.finish();
                leg.ended();
            } finally {
                leg.ports.close();
            }
        });
    }

    private void bug(Throwable error) {
        works.bug(leg.plan, "media session " + local(), error);
    }

    private final class Ticks implements MediaClock.Ticked {
        @Override
        public void tick(long nowNanos, long skipped) {
            if (closed.get()) return;
            sender.tick(peer, nowNanos, skipped);
            rtcp.tick(nowNanos, sender.timestamp());
            if (receiver.heldTooLong(nowNanos)) works.selector().execute(receiver::flush);
        }

        @Override
        public void bug(Throwable error) {
            RtpSession.this.bug(error);
        }
    }
}
