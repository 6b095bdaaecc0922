/**
 * Kafka, where Interaction Server and its VQ Node stream their reporting events for GIM.
 *
 * <p>The real one: an Apache Kafka cluster that the customer brings. Documented topics: {@code digital-itx} (read by the GIM
 * Stream Processor), {@code voice-callthread}, {@code voice-agentstate}, {@code gca-cfg}; all have to exist beforehand. Port
 * 9092 is the usual one and chosen by us, the tables name none.
 *
 * <p>What we imitate: nothing, it is Apache Kafka's own broker and controller (KRaft), one node, in this JVM. Every request
 * that reaches it is an arrival with its peer's address; each record of a produce is told by itself.
 *
 * <p>What we do not: several brokers, TLS and SASL, compaction, tiered storage. {@code digital-vq}, the default topic of the
 * VQ Node, is our name: the real one is not public. Port 9093 is the broker's own controller and nobody else's affair.
 *
 * <p>A reset removes all topics and groups and makes the topics of the settings again; clients stay connected. A restore
 * restarts the broker on the same ports and drops its clients, which come back by themselves. With kept state what a client
 * was told is stored survives {@code kill -9}: it is in the page cache, and nothing is lost but with the machine's power.
 *
 * <p>Sources: https://all.docs.genesys.com/VM/Current/VMEventsandModels/Topics ,
 * https://all.docs.genesys.com/PEC-REP/Current/GIMPEGuide/PlanningGSP , and the dashboards of the private edition charts.
 */
package voicelab.systems.kafka;
