/**
 * Kafka machinery: clients that dial from a system's own address through an arrow
 * ({@link voicelab.engines.kafka.StreamProducer}). Kafka's classes are seen only here.
 *
 * <p>Kafka's clients have no setting for a source address and no hook for a tap; they are put together from their parts by
 * constructors that Kafka keeps for its tests ({@code ClientParts}): the version is pinned, and a test holds the source.
 */
package voicelab.engines.kafka;
