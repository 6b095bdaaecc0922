package voicelab.engines.snmp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import voicelab.protocols.smi.Variable;
import voicelab.protocols.snmp.SnmpError;

/** A Set over all sources that it touches: all of it or nothing (RFC 2741 section 7.2.4). On the home loop. */
final class MibChange {
    private final Registry registry;

    MibChange(Registry registry) {
        this.registry = registry;
    }

    /** Fails with {@link SourceError} whose index is that of the whole request. */
    CompletableFuture<Void> set(List<Variable> variables, long transaction) {
        Map<MibSource, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            Optional<MibSource> source = registry.at(variables.get(i).name());
            if (source.isEmpty())
                return CompletableFuture.failedFuture(
                        new SourceError(SnmpError.NOT_WRITABLE, i + 1, "nobody answers for it"));
            places.computeIfAbsent(source.get(), s -> new ArrayList<>()).add(i);
        }
        List<MibSource> tested = new ArrayList<>();
        CompletableFuture<Void> done = all(
                        places,
                        tested,
                        (source) -> source.test(
                                places.get(source).stream().map(variables::get).toList(), transaction))
                .thenCompose(ok -> commit(places, transaction));
        return done.whenComplete((ok, error) -> tested.forEach(source -> source.cleanup(transaction)));
    }

    private static CompletableFuture<Void> commit(Map<MibSource, List<Integer>> places, long transaction) {
        List<MibSource> committed = new ArrayList<>();
        return all(places, committed, source -> source.commit(transaction))
                .handle((ok, error) -> error == null
                        ? CompletableFuture.<Void>completedFuture(null)
                        : undo(committed, transaction, error))
                .thenCompose(Function.identity());
    }

    private static CompletableFuture<Void> undo(List<MibSource> committed, long transaction, Throwable why) {
        List<CompletableFuture<Void>> undone =
                committed.stream().map(source -> source.undo(transaction)).toList();
        return CompletableFuture.allOf(undone.toArray(CompletableFuture[]::new)).handle((ok, error) -> {
            Throwable cause = why.getCause() == null ? why : why.getCause();
            int index = cause instanceof SourceError known ? known.index() : 0;
            throw error == null
                    ? new SourceError(SnmpError.COMMIT_FAILED, index, "commit failed")
                    : new SourceError(SnmpError.UNDO_FAILED, 0, "commit failed and was not undone");
        });
    }

    /** @param begun takes every source that was asked */
    private static CompletableFuture<Void> all(
            Map<MibSource, List<Integer>> places,
            List<MibSource> begun,
            Function<MibSource, CompletableFuture<Void>> step) {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        places.forEach((source, mine) -> {
            begun.add(source);
            parts.add(step.apply(source).exceptionally(error -> {
                throw MibSearch.blame(error, mine);
            }));
        });
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }
}
