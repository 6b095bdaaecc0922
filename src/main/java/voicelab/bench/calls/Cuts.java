package voicelab.bench.calls;

import java.util.List;
import java.util.function.Consumer;

/** Cuts and mends, in turn, what stands behind the calls. */
final class Cuts implements AutoCloseable {
    Cuts(LabUnderTest lab, CallsOrder order, Consumer<String> says) {}

    List<String> end() throws InterruptedException {
        return List.of();
    }

    @Override
    public void close() {}
}
