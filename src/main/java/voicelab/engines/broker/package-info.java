/**
 * OpenWire machinery: an embedded broker that speaks it on one address ({@link voicelab.engines.broker.OpenWireBroker}), and
 * its clients, which dial from a system's own address through an arrow: {@link voicelab.engines.broker.RecordPoster} with its
 * durable spool, and {@link voicelab.engines.broker.RecordQuery}. Artemis and the ActiveMQ client are seen only here.
 */
package voicelab.engines.broker;
