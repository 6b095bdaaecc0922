package voicelab.engines.media;

/** A party's place in a {@link Mixer}. Thread-safe. */
public final class MixSeat implements AutoCloseable {
    private final Mixer mixer;
    private final MixVoice voice;
    private final RtpSession session;

    MixSeat(Mixer mixer, MixVoice voice, RtpSession session) {
        this.mixer = mixer;
        this.voice = voice;
        this.session = session;
    }

    /** Its stream: ports, peer, arrow, statistics. What is played there is not heard, for the mix is. */
    public RtpSession session() {
        return session;
    }

    /** A muted party hears and is not heard. */
    public void mute(boolean yes) {
        voice.mute(yes);
    }

    public boolean muted() {
        return voice.muted();
    }

    /** Whether it was heard in the latest tick. */
    public boolean speaks() {
        return voice.speaks();
    }

    /** How often its sound ran out in the middle. */
    public long starved() {
        return voice.buffer.starved();
    }

    /** Leaves, and gives its ports back. */
    @Override
    public void close() {
        mixer.leave(this, voice);
        session.close();
    }
}
