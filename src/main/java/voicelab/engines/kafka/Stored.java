package voicelab.engines.kafka;

/** Where the broker keeps a record that it acknowledged. */
public record Stored(String topic, int partition, long offset) {}
