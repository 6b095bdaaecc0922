package voicelab.systems.mcu;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.LaterAnswer;
import voicelab.engines.sip.SipNode;
import voicelab.map.InstanceId;

/** What control and signalling both act on. Everything about conferences happens on the node's event loop: here it gets there. */
record Floor(
        InstanceId self,
        SipNode node,
        McuSettings settings,
        Conferences conferences,
        DialOut dialOut,
        Executor workers) {
    private static final int PATIENCE_SECONDS = 5;

    /** An answer that is made on the event loop. */
    LaterAnswer on(HttpAnswer answer) {
        return asked -> ask(() -> answer.answer(asked));
    }

    /** A question that is answered on the event loop. */
    <T> CompletableFuture<T> ask(Callable<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        node.run(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /** Runs on the event loop; returns when it is done. */
    void await(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        node.run(() -> {
            try {
                task.run();
            } finally {
                done.complete(null);
            }
        });
        done.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    ObjectNode capacity() {
        return JsonBody.object()
                .put("mcu", self.toString())
                .put("conferences", conferences.size())
                .put("participants", conferences.live())
                .put("maxParticipants", settings.mostParticipants());
    }
}
