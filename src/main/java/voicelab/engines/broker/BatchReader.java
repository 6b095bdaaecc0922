package voicelab.engines.broker;

import java.io.IOException;
import java.util.List;

/** What takes messages out of a queue, a batch at a time, inside the broker's JVM. */
@FunctionalInterface
public interface BatchReader {

    /**
     * Keeps a batch. On return the whole batch is acknowledged, those returned after a copy of each went to the dead letters.
     *
     * @return the messages that cannot be read, usually none
     * @throws IOException when nothing could be kept; the same batch comes again, with growing pauses
     */
    List<Delivered> read(List<Delivered> batch) throws IOException;
}
