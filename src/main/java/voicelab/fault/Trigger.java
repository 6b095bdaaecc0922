package voicelab.fault;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * On which parcels a fault acts, and when: always, the first so many times, every nth time, or with a seeded probability.
 *
 * @param which of what passes is counted at all; the rest is left alone
 * @param count how many times at most; 0 is no limit
 * @param after how many pass first
 * @param every act on every nth parcel; 1 is each
 * @param probability 0 to 1
 * @param burst 0 to draw for each parcel alone; else the mean length of a burst (E. N. Gilbert's two-state model, in whose
 *     bad state everything is bent): {@code probability} stays the share of the whole
 * @param seed draws repeat with it whatever the lab's own; 0 for the lab's
 */
public record Trigger(Which which, int count, int after, int every, double probability, double burst, long seed) {
    public static final Trigger ALWAYS = new Trigger(Which.ANY, 0, 0, 1, 1, 0, 0);

    /** A trigger at work on one flow: counts what passes. Thread-safe. */
    public final class State {
        private final RandomGenerator random;
        private int seen;
        private int acted;
        private boolean bursting;

        State(RandomGenerator random) {
            this.random = random;
        }

        /** Whether the fault acts on this parcel, which is one of {@link #which}. */
        synchronized boolean acts() {
            if (count > 0 && acted >= count) return false;
            int nth = ++seen - after;
            boolean acts = nth > 0 && nth % every == 0 && drawn();
            if (acts) acted++;
            return acts;
        }

        /** From 0 to 1, for a fault that draws how much. */
        public synchronized double draw() {
            return random.nextDouble();
        }

        private boolean drawn() {
            if (probability >= 1) return true;
            if (burst == 0) return draw() < probability;
            double leaves = 1 / burst;
            double enters = leaves * probability / (1 - probability);
            bursting = draw() < (bursting ? 1 - leaves : enters);
            return bursting;
        }
    }

    State start(RandomGenerator random) {
        return new State(random);
    }

    List<String> args() {
        List<String> args = which.args();
        if (count > 0) args.add("count=" + count);
        if (after > 0) args.add("after=" + after);
        if (every > 1) args.add("every=" + every);
        if (probability < 1) args.add("p=" + probability);
        if (burst > 0) args.add("burst=" + burst);
        if (seed != 0) args.add("seed=" + seed);
        return args;
    }

    @Override
    public String toString() {
        return args().stream().collect(Collectors.joining(","));
    }
}
