package voicelab.systems.servicehandler;

import voicelab.engines.media.RtpListener;
import voicelab.protocols.audio.TextVoice.Utterance;
import voicelab.protocols.audio.TextVoiceDecoder;

/** Reads what MCP says out of its media. */
final class SelfTestEar implements RtpListener {
    private final TextVoiceDecoder decoder = new TextVoiceDecoder();
    private String text = "";

    @Override
    public synchronized void onFrame(short[] pcm) {
        for (Utterance said : decoder.accept(pcm, pcm.length)) text = said.text();
    }

    synchronized String text() {
        return text;
    }

    /** What was wrong with the call, or else with what was heard. */
    String judged(String trouble) {
        if (!trouble.isEmpty() || text().equals(SelfTestPage.WORD)) return trouble;
        return text().isEmpty() ? "nothing was heard in the self-test call" : "\"" + text() + "\" was heard";
    }
}
