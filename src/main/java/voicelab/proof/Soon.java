package voicelab.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what a person would wait for. */
final class Soon {
    private Soon() {}

    /** @param otherwise the sentence that is said when it does not come */
    static <T> T of(CompletionStage<T> stage, Duration patience, String otherwise)
            throws IOException, InterruptedException {
        try {
            return stage.toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(otherwise + " within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(otherwise + ": " + e.getCause().getMessage(), e.getCause());
        }
    }
}
