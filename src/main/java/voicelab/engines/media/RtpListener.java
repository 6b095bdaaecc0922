package voicelab.engines.media;

import voicelab.protocols.rtp.RtpStreamParcel;

/** What an {@link RtpSession} hears. Called from the engine's selector thread: be short, never wait. */
public interface RtpListener {
    RtpListener NONE = new RtpListener() {};

    /** 20 ms of sound, 160 samples at 8 kHz. The array is used again: copy what is kept. */
    default void onFrame(short[] pcm) {}

    /** A key was pressed ({@code 0-9 * # A-D}): once an event, at its first packet. */
    default void onDigit(char digit) {}

    /** A telephone-event that could not be read. */
    default void onBadEvent(String problem) {}

    default void onStreamStart(RtpStreamParcel stream) {}

    /** The sender said BYE, another SSRC took over, or the session closed. */
    default void onStreamEnd(RtpStreamParcel stream) {}
}
