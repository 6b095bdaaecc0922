package voicelab.systems.mcp;

import java.util.function.Consumer;
import voicelab.engines.media.RtpListener;

/** What comes from the caller by RTP: keys for whoever waits for them, sound for what is being recorded. */
record CallerSound(CallerLine line, Mailbox mailbox, Consumer<String> badPackets) implements RtpListener {
    @Override
    public void onFrame(short[] pcm) {
        line.frame(pcm);
    }

    @Override
    public void onDigit(char digit) {
        mailbox.post(new CallNews.Key(digit));
    }

    @Override
    public void onBadEvent(String problem) {
        badPackets.accept(problem);
    }
}
