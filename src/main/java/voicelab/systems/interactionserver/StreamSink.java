package voicelab.systems.interactionserver;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import voicelab.engines.kafka.ProducerSettings;
import voicelab.engines.kafka.StreamProducer;
import voicelab.standin.LabContext;

/** A topic of Kafka, over this system's arrow to it. */
final class StreamSink implements EventSink {
    private final String topic;
    private final StreamProducer producer;

    StreamSink(LabContext lab, InetSocketAddress broker, String topic) {
        this.topic = topic;
        this.producer = StreamProducer.open(
                lab.address(),
                broker,
                lab.passages(),
                ProducerSettings.named(lab.self().toString()));
    }

    @Override
    public CompletionStage<?> store(String key, byte[] value, Map<String, String> headers) {
        return producer.send(topic, key, value, headers);
    }

    @Override
    public void forget() {
        producer.forget();
    }

    @Override
    public void close() {
        producer.close();
    }
}
