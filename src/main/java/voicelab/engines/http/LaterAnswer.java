package voicelab.engines.http;

import java.util.concurrent.CompletionStage;
import voicelab.protocols.http.HttpReply;

/** Answers one kind of request when something happens (long polls, blocking queries): no thread waits meanwhile. */
@FunctionalInterface
public interface LaterAnswer {

    /**
     * Runs on the task pool. The stage may be completed on any thread; one that fails is treated as a throw. When the
     * server closes, the stage is cancelled if it is a {@code CompletableFuture}. That the caller hung up shows only when
     * the reply is written, so give every wait a limit.
     */
    CompletionStage<HttpReply> answer(Asked asked) throws Exception;
}
