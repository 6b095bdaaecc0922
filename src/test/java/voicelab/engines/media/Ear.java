package voicelab.engines.media;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.audio.TextVoice.Utterance;
import voicelab.protocols.audio.TextVoiceDecoder;
import voicelab.protocols.rtp.RtpStreamParcel;

/** Remembers what a session under test heard, and lets the test wait for it. */
final class Ear implements RtpListener, Arrivals {
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    final StringBuilder digits = new StringBuilder();
    final List<RtpStreamParcel> streams = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final List<Throwable> bugs = new ArrayList<>();
    final List<Utterance> texts = new ArrayList<>();
    private final TextVoiceDecoder decoder = new TextVoiceDecoder();
    int frames;
    int loudFrames;

    @Override
    public synchronized void onFrame(short[] pcm) {
        frames++;
        boolean loud = false;
        for (short sample : pcm) loud |= Math.abs(sample) > 500;
        if (loud) loudFrames++;
        texts.addAll(decoder.accept(pcm, pcm.length));
        notifyAll();
    }

    @Override
    public synchronized void onDigit(char digit) {
        digits.append(digit);
        notifyAll();
    }

    @Override
    public synchronized void arrived(Parcel parcel, Hop hop) {
        streams.add((RtpStreamParcel) parcel);
        notifyAll();
    }

    @Override
    public synchronized void malformed(Hop hop, String protocol, String problem) {
        problems.add(protocol + " " + problem);
        notifyAll();
    }

    @Override
    public synchronized void unsupported(Hop hop, String protocol, String what) {
        problems.add(protocol + " unsupported " + what);
        notifyAll();
    }

    @Override
    public synchronized void bug(String where, Throwable error) {
        bugs.add(error);
        notifyAll();
    }

    /** Waits until it holds; looked at after everything heard, and every 10 ms for what is not heard here. */
    synchronized void await(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - end > 0)
                fail("not within 10 s: " + what + "; frames " + frames + ", loud " + loudFrames + ", digits " + digits
                        + ", texts " + texts + ", streams " + streams + ", problems " + problems + ", bugs " + bugs);
            wait(10);
        }
    }
}
