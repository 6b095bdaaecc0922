package voicelab.engines.snmp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import voicelab.protocols.agentx.SearchRange;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;
import voicelab.protocols.snmp.SnmpError;

/** Get and GetNext over all sources, in the order of names (RFC 2741 section 7.2.3). On the home loop. */
final class MibSearch {
    private final Registry registry;

    MibSearch(Registry registry) {
        this.registry = registry;
    }

    /** Fails with {@link SourceError} whose index is that of the whole request. */
    CompletableFuture<List<Variable>> get(List<Oid> names, long transaction) {
        Variable[] found = new Variable[names.size()];
        Map<MibSource, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<MibSource> source = registry.at(names.get(i));
            if (source.isPresent())
                places.computeIfAbsent(source.get(), s -> new ArrayList<>()).add(i);
            else found[i] = new Variable(names.get(i), Value.NO_SUCH_OBJECT);
        }
        List<CompletableFuture<?>> parts = new ArrayList<>();
        places.forEach((source, mine) -> parts.add(source.get(
                        mine.stream().map(names::get).toList(), transaction)
                .handle((variables, error) -> {
                    if (error != null) throw blame(error, mine);
                    if (variables.size() != mine.size())
                        throw new SourceError(
                                SnmpError.GEN_ERR, mine.get(0) + 1, variables.size() + " variables for " + mine.size());
                    for (int i = 0; i < mine.size(); i++) found[mine.get(i)] = variables.get(i);
                    return null;
                })));
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).thenApply(all -> Arrays.asList(found));
    }

    /** @param mine places in the whole request, counted from 0 */
    static SourceError blame(Throwable error, List<Integer> mine) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        if (!(cause instanceof SourceError known))
            return new SourceError(SnmpError.GEN_ERR, mine.get(0) + 1, cause.toString());
        int index = known.index() >= 1 && known.index() <= mine.size() ? mine.get(known.index() - 1) : mine.get(0);
        return new SourceError(known.status(), index + 1, known.getMessage());
    }

    /** The {@code count} instances behind a name; what is missing at the end of everything is endOfMibView. */
    CompletableFuture<List<Variable>> after(Oid name, int count, long transaction) {
        CompletableFuture<List<Variable>> whole = new CompletableFuture<>();
        step(new SearchRange(name, false, Oid.EMPTY), count, transaction, new ArrayList<>(), whole);
        return whole.thenApply(found -> filled(found, name, count));
    }

    /** RFC 3416 4.2.2: the end has the name that was asked for, in a later row that of the row before. */
    private static List<Variable> filled(List<Variable> found, Oid asked, int count) {
        Oid last = found.isEmpty() ? asked : found.get(found.size() - 1).name();
        while (found.size() < count) found.add(new Variable(last, Value.END_OF_MIB_VIEW));
        return found;
    }

    private void step(
            SearchRange from,
            int count,
            long transaction,
            List<Variable> found,
            CompletableFuture<List<Variable>> whole) {
        Optional<Registry.Interval> next = count > found.size() ? registry.from(from.start()) : Optional.empty();
        if (next.isEmpty()) {
            whole.complete(found);
            return;
        }
        Registry.Interval interval = next.get();
        boolean within = interval.start().compareTo(from.start()) <= 0;
        SearchRange range = within
                ? new SearchRange(from.start(), from.include(), interval.end())
                : new SearchRange(interval.start(), true, interval.end());
        int wanted = count - found.size();
        interval.source().after(range, wanted, transaction).whenComplete((variables, error) -> {
            if (error != null) {
                whole.completeExceptionally(error);
                return;
            }
            Oid last = range.start();
            for (Variable each : variables) {
                // a source that leaves its range or goes back would send us round in circles
                if (!range.holds(each.name())
                        || (found.size() > 0 && each.name().compareTo(last) <= 0)) break;
                found.add(each);
                last = each.name();
            }
            boolean enough = found.size() >= count;
            SearchRange on =
                    enough ? new SearchRange(last, false, Oid.EMPTY) : new SearchRange(interval.end(), true, Oid.EMPTY);
            step(on, count, transaction, found, whole);
        });
    }
}
