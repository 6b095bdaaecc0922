package voicelab.engines.media;

import voicelab.protocols.audio.Law;

/** One party in a {@link ConferenceMix}: what it says, and what it is to hear. */
final class MixVoice implements RtpSender.Feed {
    /** The least step of both laws (A-law has no zero): what is not louder is silence and not worth a mix of its own. */
    static final int SILENCE = 8;

    final PartyBuffer buffer = new PartyBuffer();
    /** Clock thread only. */
    final short[] frame = new short[RtpReceiver.FRAME];
    /** Clock thread only: the mix without this party, encoded. */
    final byte[] own = new byte[RtpReceiver.FRAME];

    private final ConferenceMix mix;
    private volatile boolean muted;
    private volatile boolean speaks;

    MixVoice(ConferenceMix mix) {
        this.mix = mix;
    }

    void mute(boolean yes) {
        muted = yes;
    }

    boolean muted() {
        return muted;
    }

    /** Whether it is part of the present mix. */
    boolean speaks() {
        return speaks;
    }

    /** Takes what was said for this tick. A muted party's sound is taken and thrown away. */
    void listen() {
        speaks = buffer.read(frame) && !muted && isLoud(frame);
    }

    void silence() {
        speaks = false;
    }

    @Override
    public byte[] frame(Law law, long tick) {
        return mix.heardBy(this, law, tick);
    }

    private static boolean isLoud(short[] frame) {
        for (short sample : frame) if (sample > SILENCE || sample < -SILENCE) return true;
        return false;
    }
}
