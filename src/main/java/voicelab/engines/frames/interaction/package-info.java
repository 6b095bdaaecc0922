/**
 * The interaction protocol inside the open framing, as its clients see it: names, client types, and a {@link
 * voicelab.engines.frames.interaction.InteractionClient} that registers at each connection. Message and attribute names
 * follow the public documentation; {@code docs/interaction-server.md} says which ones are ours.
 *
 * <p>An engine knows no system; this one stands here because many rooms speak it (GWS, IXN Node, Stat Server and Pulse Stat
 * Server as clients of one server).
 */
package voicelab.engines.frames.interaction;
