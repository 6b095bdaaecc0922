package voicelab.systems.interactionserver;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Where an event logger stores. */
interface EventSink extends AutoCloseable {

    /** Completes when it is stored; order is that of the calls. */
    CompletionStage<?> store(String key, byte[] value, Map<String, String> headers);

    /** Gives up what is not stored yet. */
    void forget();

    @Override
    void close();
}
