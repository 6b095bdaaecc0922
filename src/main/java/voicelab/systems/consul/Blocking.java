package voicelab.systems.consul;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.LaterAnswer;
import voicelab.protocols.http.HttpReply;

/**
 * A query that may block: with {@code index} it is answered once what it reads is newer, or after {@code wait} (5 minutes
 * unless told, at most 10, lengthened by chance up to a sixteenth, as Consul does).
 */
record Blocking(ConsulState consul, Set<Table> tables, Question question) implements LaterAnswer {
    private static final int JITTER_FRACTION = 16;

    /** Reads one request into something that can be looked at again and again. */
    @FunctionalInterface
    interface Question {
        Look ask(Asking asking) throws HttpRefusal;
    }

    static Blocking on(ConsulState consul, Question question, Table... tables) {
        return new Blocking(consul, Set.of(tables), question);
    }

    @Override
    public CompletionStage<HttpReply> answer(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        long min = asking.index();
        Look look = question.ask(asking);
        Store store = consul.store();
        Duration wait = asking.patience();
        return store.read(() -> {
            Seen first = look.look();
            if (min == 0 || first.isNewsSince(min)) return CompletableFuture.completedFuture(first.reply());
            Duration patience = wait.plus(jitter(wait));
            return store.waits().add(tables, look, first, min, patience, store);
        });
    }

    private Duration jitter(Duration wait) {
        long most = wait.toNanos() / JITTER_FRACTION;
        return most == 0
                ? Duration.ZERO
                : Duration.ofNanos(consul.lab().random().nextLong(most));
    }
}
