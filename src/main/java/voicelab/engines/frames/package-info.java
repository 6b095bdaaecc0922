/**
 * The open framing over TCP: a server for rooms that answer, a client for rooms that call. Both know frames, handshake,
 * keep-alive, bounds and reconnecting, and nothing of what the messages mean: {@link voicelab.engines.frames.config} is
 * configuration, Interaction Server and Stat Server bring their own names.
 *
 * <p>A {@link voicelab.engines.frames.FrameClient} sends through its arrow's {@link voicelab.net.Passage} and dials through
 * the arrow's {@link voicelab.net.Gate}; a {@link voicelab.engines.frames.FrameServer} reports to {@link
 * voicelab.net.Arrivals}. Specification: {@code docs/open-framing.md}.
 */
package voicelab.engines.frames;
