/**
 * The server side of the configuration protocol, at the level of messages: the object store with the Configuration Layer's
 * rules (DBIDs, mandatory attributes, references, deltas, states), and one class an operation. Both Configuration Servers
 * put it behind a {@link voicelab.engines.frames.FrameServer} and seed it their own way.
 */
package voicelab.engines.frames.config.server;
