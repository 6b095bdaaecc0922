package voicelab.engines.media;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.audio.G711;
import voicelab.protocols.audio.Law;
import voicelab.protocols.rtp.RtpView;

/** What a session sends, one packet a tick. Ticks come from the clock thread, wishes from any. */
final class RtpSender {
    private static final int PACKET_MAX = 256;

    /** Sound that is made elsewhere for each tick, encoded. */
    interface Feed {
        /**
         * @param tick the same for all who ask in one tick
         * @return 20 ms in this law, good until the next tick
         */
        byte[] frame(Law law, long tick);
    }

    /** No record: two that play the same are still two. */
    private static final class Playing {
        final AudioSource source;
        final Consumer<PlayEnd> done;

        Playing(AudioSource source, Consumer<PlayEnd> done) {
            this.source = source;
            this.done = done;
        }
    }

    private final MediaLeg leg;
    private final int queueMax;
    private final int ssrc;
    private final DigitSender digits;
    private final Consumer<Throwable> bugs;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(PACKET_MAX);
    private final short[] frame = new short[RtpReceiver.FRAME];
    private final Deque<Playing> queue = new ArrayDeque<>();
    private boolean closed;
    private int sequence;
    private int timestamp;
    private boolean paused = true;
    private volatile Feed feed;

    RtpSender(MediaLeg leg, MediaSettings settings, RandomGenerator random, Consumer<Throwable> bugs) {
        this.leg = leg;
        this.bugs = bugs;
        queueMax = settings.playQueueMax();
        digits = new DigitSender(settings.digitQueueMax());
        // RFC 3550 5.1: all three begin at random
        ssrc = random.nextInt();
        sequence = random.nextInt() & 0xFFFF;
        timestamp = random.nextInt();
    }

    int ssrc() {
        return ssrc;
    }

    /** Clock thread only: the timestamp of this tick. */
    int timestamp() {
        return timestamp;
    }

    DigitSender digits() {
        return digits;
    }

    void play(AudioSource source, Consumer<PlayEnd> done) {
        synchronized (queue) {
            if (closed) throw new IllegalStateException("the media session is closed");
            if (queue.size() >= queueMax) throw new IllegalStateException("more than " + queueMax + " sounds wait");
            queue.add(new Playing(source, done));
        }
    }

    boolean playing() {
        synchronized (queue) {
            return !queue.isEmpty();
        }
    }

    void stop(PlayEnd how, boolean forGood) {
        List<Playing> stopped;
        synchronized (queue) {
            closed |= forGood;
            stopped = new ArrayList<>(queue);
            queue.clear();
        }
        stopped.forEach(playing -> tell(playing, how));
    }

    /** From now on this is sent; what is played waits for ever. */
    void feed(Feed source) {
        feed = source;
    }

    void tick(RtpRemote peer, long nowNanos, long skipped) {
        timestamp += (int) ((skipped + 1) * RtpReceiver.FRAME);
        if (peer == null || !peer.send()) {
            paused = true;
            return;
        }
        Feed fed = feed;
        if (digits.advance(timestamp)) digit(peer);
        else if (fed != null) encoded(fed.frame(peer.law(), nowNanos), peer.law());
        else if (!playTick(peer)) {
            if (leg.plan.sendSilence()) silence(peer);
            else paused = true;
        }
    }

    private void digit(RtpRemote peer) {
        if (peer.digitsOut() == RtpRemote.NONE) {
            digits.fillTone(frame);
            sound(peer);
        } else if (digits.sendsEvent()) {
            head(digits.first(), peer.digitsOut(), digits.startTimestamp());
            digits.writeEvent(packet);
            send();
        } else if (leg.plan.sendSilence()) silence(peer);
    }

    /** @return whether something played in this tick */
    private boolean playTick(RtpRemote peer) {
        for (Playing now = first(); now != null; now = first()) {
            int n = read(now);
            if (n < 0) continue;
            if (n > 0) {
                Arrays.fill(frame, n, frame.length, (short) 0);
                sound(peer);
            }
            if (n < frame.length && take(now)) tell(now, PlayEnd.FINISHED);
            if (n > 0) return true;
        }
        return false;
    }

    private int read(Playing now) {
        try {
            return Math.max(0, Math.min(frame.length, now.source.read(frame)));
        } catch (RuntimeException e) {
            bugs.accept(e);
            if (take(now)) tell(now, PlayEnd.FAILED);
            return -1;
        }
    }

    private Playing first() {
        synchronized (queue) {
            return queue.peek();
        }
    }

    /** @return whether it was still there: who takes it out tells its end */
    private boolean take(Playing now) {
        synchronized (queue) {
            if (queue.peek() != now) return false;
            queue.remove();
            return true;
        }
    }

    private void tell(Playing playing, PlayEnd how) {
        try {
            playing.done.accept(how);
        } catch (RuntimeException e) {
            bugs.accept(e);
        }
    }

    private void silence(RtpRemote peer) {
        Law law = peer.law();
        head(paused, law.payloadType(), timestamp);
        for (int i = 0; i < frame.length; i++) packet.put(law.silence());
        send();
    }

    private void encoded(byte[] octets, Law law) {
        head(paused, law.payloadType(), timestamp);
        packet.put(octets);
        send();
    }

    private void sound(RtpRemote peer) {
        Law law = peer.law();
        head(paused, law.payloadType(), timestamp);
        for (short sample : frame) packet.put(G711.encode(law, sample));
        send();
    }

    private void head(boolean marker, int payloadType, int stamp) {
        packet.clear();
        RtpView.header(packet, marker, payloadType, sequence, stamp, ssrc);
        sequence = (sequence + 1) & 0xFFFF;
        paused = false;
    }

    private void send() {
        packet.flip();
        leg.sendRtp(packet, packet.remaining() - 12);
    }
}
