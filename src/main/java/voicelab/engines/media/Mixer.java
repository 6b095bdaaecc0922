package voicelab.engines.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import voicelab.net.BindFailure;
import voicelab.protocols.rtp.RtpStreamParcel;

/**
 * One conference's sound: each of its seats hears all the others and not itself (mix-minus). Any number of mixers share the
 * engine's one clock thread. Thread-safe. Made by {@link MediaEngine#mixer}; closing it closes its seats.
 */
public final class Mixer implements AutoCloseable {
    /** Ten minutes are 9.6 MB. */
    public static final Duration RECORDING_MAX = Duration.ofMinutes(10);

    private final MediaEngine engine;
    private final ConferenceMix mix = new ConferenceMix();
    private final List<MixSeat> seats = new ArrayList<>();
    private MediaClock.Ticked ticked;
    private MediaClock clock;
    private MixRecording recording;
    private boolean recordingOn;
    private boolean closed;

    Mixer(MediaEngine engine) {
        this.engine = engine;
    }

    /**
     * Takes a party in: binds its ports and is ready to hear. It hears the others once {@link RtpSession#remote} was told.
     *
     * @param also hears what this party says too (its keys)
     * @throws BindFailure as {@link MediaEngine#session}
     * @throws IllegalStateException when the mixer or the engine is closed
     */
    public synchronized MixSeat seat(RtpPlan plan, RtpListener also) throws BindFailure {
        if (closed) throw new IllegalStateException("the mixer is closed");
        MediaWorks works = engine.works(plan);
        MixVoice voice = new MixVoice(mix);
        RtpSession session = engine.session(plan, new Hearing(voice.buffer, also));
        session.feed(voice);
        MixSeat seat = new MixSeat(this, voice, session);
        seats.add(seat);
        mix.add(voice);
        if (seats.size() == 1) begin(works, plan);
        return seat;
    }

    /** Recordings go on while nobody may be sent to, so the mix has a tick of its own. */
    private void begin(MediaWorks works, RtpPlan plan) {
        clock = works.clock();
        ticked = new MediaClock.Ticked() {
            @Override
            public void tick(long nowNanos, long skipped) {
                mix.mix(nowNanos);
            }

            @Override
            public void bug(Throwable error) {
                works.bug(plan, "mixer", error);
            }
        };
        clock.add(ticked);
    }

    synchronized void leave(MixSeat seat, MixVoice voice) {
        if (!seats.remove(seat)) return;
        mix.remove(voice);
        if (seats.isEmpty()) rest();
    }

    private void rest() {
        if (clock != null) clock.remove(ticked);
        clock = null;
    }

    public synchronized int size() {
        return seats.size();
    }

    /**
     * Begins to record what is mixed, anew; after {@code most} it takes no more.
     *
     * @throws IllegalArgumentException when that is more than {@link #RECORDING_MAX}
     */
    public synchronized void record(Duration most) {
        if (most.isNegative() || most.compareTo(RECORDING_MAX) > 0)
            throw new IllegalArgumentException("a recording is bounded to " + RECORDING_MAX.toSeconds() + " s");
        recording = new MixRecording(most);
        recordingOn = true;
        mix.record(recording);
    }

    /** Records no more; what was recorded stays. */
    public synchronized void stopRecording() {
        recordingOn = false;
        mix.record(null);
    }

    public synchronized boolean recording() {
        return recordingOn;
    }

    /** What was recorded so far, 8 kHz; empty when nothing was. A copy. */
    public synchronized short[] recorded() {
        return recording == null ? new short[0] : recording.copy();
    }

    @Override
    public void close() {
        List<MixSeat> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(seats);
        }
        left.forEach(MixSeat::close);
    }

    /** What a party says goes into its buffer. */
    private record Hearing(PartyBuffer buffer, RtpListener also) implements RtpListener {
        @Override
        public void onFrame(short[] pcm) {
            buffer.write(pcm);
            also.onFrame(pcm);
        }

        @Override
        public void onDigit(char digit) {
            also.onDigit(digit);
        }

        @Override
        public void onStreamStart(RtpStreamParcel stream) {
            also.onStreamStart(stream);
        }

        @Override
        public void onStreamEnd(RtpStreamParcel stream) {
            also.onStreamEnd(stream);
        }
    }
}
