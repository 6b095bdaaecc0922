package voicelab.engines.media;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import voicelab.net.MediaPassage;
import voicelab.protocols.audio.AudioSource;

/**
 * One end of one audio stream: plays, sends digits, hears. Thread-safe; no method waits. Made by
 * {@link MediaEngine#session}.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class RtpSession implements AutoCloseable {
    RtpSession() {}

    /** Address and port for the SDP. */
    public InetSocketAddress local() {
        throw new UnsupportedOperationException();
    }

    public InetSocketAddress localRtcp() {
        throw new UnsupportedOperationException();
    }

    /** The own SSRC, unsigned in an int. */
    public int ssrc() {
        throw new UnsupportedOperationException();
    }

    /** Says or changes (re-INVITE) where the peer is and what it speaks; sending starts with the next tick. */
    public void remote(RtpRemote peer) {}

    /** Where packets go now (a latch may have moved it), or null. */
    public InetSocketAddress remoteNow() {
        throw new UnsupportedOperationException();
    }

    /** Puts another arrow under what is sent; the former one is told its totals. */
    public void through(MediaPassage arrow) {}

    /** As {@link #play(AudioSource, Consumer)}, for who does not care about the end. */
    public void play(AudioSource source) {}

    /**
     * Plays after what already waits. It plays only once the peer is known and may be sent to.
     *
     * @param done told once how it ended, from the clock thread or the thread that stopped or closed
     * @throws IllegalStateException when the queue is full or the session closed
     */
    public void play(AudioSource source, Consumer<PlayEnd> done) {}

    /** Stops what plays and forgets what waits. */
    public void stopPlaying() {}

    public boolean playing() {
        throw new UnsupportedOperationException();
    }

    /** 100 ms on, 60 ms gap. */
    public void sendDigits(String digits) {}

    /**
     * Sends keys as RFC 4733 events, or as tones where the peer takes no events. Audio that plays meanwhile waits.
     *
     * @param digits of {@code 0-9 * # A-D}; others are an {@link IllegalArgumentException}
     * @param on length of a key, rounded up to 20 ms
     * @param gap silence after it, at least 60 ms (the end packet is sent three times)
     */
    public void sendDigits(String digits, Duration on, Duration gap) {}

    /** The sound kept (see {@link RtpPlan#kept()}), oldest first; a copy. */
    public short[] heard() {
        throw new UnsupportedOperationException();
    }

    /** Forgets the sound kept. */
    public void forgetHeard() {}

    public RtpStatistics statistics() {
        throw new UnsupportedOperationException();
    }

    /** Sends an RTCP BYE, ends what plays, tells the arrow its totals and gives the ports back. */
    @Override
    public void close() {}
}
