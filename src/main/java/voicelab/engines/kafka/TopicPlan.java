package voicelab.engines.kafka;

/** A topic that a broker has from its start on. */
public record TopicPlan(String name, int partitions) {}
