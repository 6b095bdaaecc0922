package voicelab.engines.http;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import voicelab.net.Arrivals;
import voicelab.protocols.http.HttpReply;

/** Finds the row for a request, runs it on the task pool, and turns what comes (or is thrown) into a reply. */
final class Answering {
    private final HttpWorker worker;
    private final Arrivals arrivals;
    private final PathTable paths;
    private final Map<ReplyWriter, CompletableFuture<?>> waiting = new ConcurrentHashMap<>();

    Answering(HttpWorker worker, Arrivals arrivals, PathTable paths) {
        this.worker = worker;
        this.arrivals = arrivals;
        this.paths = paths;
    }

    Clock clock() {
        return worker.clock();
    }

    /** Runs an answer, or says 503 at once when the pool is full. */
    void submit(Asked asked, ReplyWriter writer) {
        try {
            worker.execute(() -> answer(asked, writer));
        } catch (RejectedExecutionException e) {
            writer.write(HttpReply.text(503, "too many requests wait already\n").with("Retry-After", "1"));
        }
    }

    private void answer(Asked asked, ReplyWriter writer) {
        try {
            PathTable.Match match =
                    paths.match(asked.request().method(), asked.request().path());
            CompletionStage<HttpReply> stage =
                    match.answer().answer(new Asked(asked.request(), asked.hop(), match.segments()));
            if (stage instanceof CompletableFuture<HttpReply> future && !future.isDone()) keep(writer, future);
            stage.whenComplete((reply, error) -> {
                if (error == null) writer.write(reply);
                else failed(error, asked, writer);
            });
        } catch (Exception | LinkageError | StackOverflowError e) {
            failed(e, asked, writer);
        }
    }

    private void keep(ReplyWriter writer, CompletableFuture<?> future) {
        waiting.put(writer, future);
        future.whenComplete((reply, error) -> waiting.remove(writer));
    }

    private void failed(Throwable thrown, Asked asked, ReplyWriter writer) {
        Throwable error =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (error instanceof HttpRefusal refusal) {
            if (refusal.reply().status() == 501) arrivals.unsupported(asked.hop(), "HTTP", refusal.getMessage());
            writer.write(refusal.reply());
        } else if (error instanceof CancellationException) {
            writer.writeAndClose(HttpReply.text(503, "this listener is closing\n"));
        } else {
            arrivals.bug(asked.request().summary(), error);
            writer.writeAndClose(HttpReply.text(500, "an error of the stand-in, see its log\n"));
        }
    }

    /** The server closes: nobody waits any longer. */
    void cancelAll() {
        waiting.forEach((writer, future) -> future.cancel(false));
    }
}
