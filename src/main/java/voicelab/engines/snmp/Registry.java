package voicelab.engines.snmp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import voicelab.protocols.smi.Oid;

/**
 * Who answers for which name (RFC 2741 section 7.1.4.1): the longest subtree counts, among equal ones the lowest priority
 * number. Not thread-safe.
 */
final class Registry {
    private final int mostSubtrees;
    private final List<Registration> all = new ArrayList<>();
    private final Map<Oid, List<Registration>> bySubtree = new TreeMap<>();
    private int subtrees;
    private List<Interval> flat;

    Registry(int mostSubtrees) {
        this.mostSubtrees = mostSubtrees;
    }

    /** Names from {@code start} up to and without {@code end}, all of which one registration answers for. */
    record Interval(Oid start, Oid end, MibSource source) {}

    enum Outcome {
        DONE,
        DUPLICATE,
        TOO_MANY
    }

    Outcome add(Registration registration) {
        long width = registration.width();
        if (width < 1 || subtrees + width > mostSubtrees) return Outcome.TOO_MANY;
        List<Oid> trees = registration.subtrees();
        for (Oid tree : trees)
            for (Registration other : bySubtree.getOrDefault(tree, List.of()))
                if (other.priority() == registration.priority()) return Outcome.DUPLICATE;
        for (Oid tree : trees) {
            List<Registration> there = bySubtree.computeIfAbsent(tree, t -> new ArrayList<>());
            there.add(registration);
            there.sort(java.util.Comparator.comparingInt(Registration::priority));
        }
        subtrees += trees.size();
        all.add(registration);
        flat = null;
        return Outcome.DONE;
    }

    /** False when there is no such registration. */
    boolean remove(MibSource source, Oid subtree, int rangeSubid, long upperBound, int priority) {
        Optional<Registration> known = all.stream()
                .filter(r -> r.isSame(source, subtree, rangeSubid, upperBound, priority))
                .findFirst();
        known.ifPresent(this::remove);
        return known.isPresent();
    }

    void removeAll(MibSource source) {
        for (Registration each : List.copyOf(all)) if (each.source().equals(source)) remove(each);
    }

    private void remove(Registration registration) {
        all.remove(registration);
        for (Oid tree : registration.subtrees()) {
            List<Registration> there = bySubtree.get(tree);
            there.remove(registration);
            if (there.isEmpty()) bySubtree.remove(tree);
            subtrees--;
        }
        flat = null;
    }

    int size() {
        return all.size();
    }

    /** Who answers for this name. */
    Optional<MibSource> at(Oid name) {
        List<Interval> now = intervals();
        int place = place(now, name);
        return place < now.size() && now.get(place).start().compareTo(name) <= 0
                ? Optional.of(now.get(place).source())
                : Optional.empty();
    }

    /** The interval that holds this name, or the next one behind it. */
    Optional<Interval> from(Oid name) {
        List<Interval> now = intervals();
        int place = place(now, name);
        return place < now.size() ? Optional.of(now.get(place)) : Optional.empty();
    }

    /** The first interval that ends behind the name. */
    private static int place(List<Interval> now, Oid name) {
        int low = 0;
        int high = now.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (now.get(middle).end().compareTo(name) <= 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private List<Interval> intervals() {
        if (flat == null) flat = flatten();
        return flat;
    }

    private record Open(Oid end, MibSource source) {}

    /** Subtrees lie within one another or apart: what lies within is cut out of what is around it. */
    private List<Interval> flatten() {
        List<Interval> out = new ArrayList<>();
        Deque<Open> around = new ArrayDeque<>();
        Oid cursor = Oid.EMPTY;
        Iterator<Map.Entry<Oid, List<Registration>>> trees =
                bySubtree.entrySet().iterator();
        while (trees.hasNext() || !around.isEmpty()) {
            Map.Entry<Oid, List<Registration>> tree = trees.hasNext() ? trees.next() : null;
            while (!around.isEmpty() && (tree == null || around.peek().end().compareTo(tree.getKey()) <= 0)) {
                Open done = around.pop();
                emit(cursor, done.end(), done.source(), out);
                cursor = done.end();
            }
            if (tree == null) break;
            if (!around.isEmpty()) emit(cursor, tree.getKey(), around.peek().source(), out);
            cursor = tree.getKey();
            around.push(new Open(tree.getKey().behind(), tree.getValue().get(0).source()));
        }
        return List.copyOf(out);
    }

    private static void emit(Oid from, Oid to, MibSource source, List<Interval> out) {
        if (from.compareTo(to) < 0) out.add(new Interval(from, to, source));
    }
}
