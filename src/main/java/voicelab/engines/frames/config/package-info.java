/**
 * The configuration protocol inside the open framing: what a room needs that reads its configuration ({@link
 * voicelab.engines.frames.config.ConfigClient}), and what both Configuration Servers share on the other side (objects,
 * deltas, filters, the message-level server core).
 *
 * <p>An engine knows no system; this one stands here because many rooms speak it (Resource Manager, MCP, Reporting Server,
 * Service Discovery, Interaction Server, Voice Config as clients, two Configuration Servers as servers). Object types,
 * numbers, attributes, filter keys and delta semantics follow the public Configuration Layer reference; the JSON form of
 * them, {@code folder_path}, and the request names marked so in {@code docs/open-framing.md} are ours.
 */
package voicelab.engines.frames.config;
