package voicelab.fault;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * When a fault acts: always, the first so many times, every nth time, or with a seeded probability.
 *
 * @param count how many times at most; 0 is no limit
 * @param every act on every nth parcel; 1 is each
 * @param probability 0 to 1
 */
public record Trigger(int count, int every, double probability) {
    public static final Trigger ALWAYS = new Trigger(0, 1, 1);

    /** A trigger at work: counts what passes. */
    public final class State {
        private final RandomGenerator random;
        private final AtomicInteger seen = new AtomicInteger();
        private final AtomicInteger acted = new AtomicInteger();

        State(RandomGenerator random) {
            this.random = random;
        }

        /** Whether the fault acts on this parcel. */
        public boolean acts() {
            if (count > 0 && acted.get() >= count) return false;
            if (seen.incrementAndGet() % every != 0) return false;
            if (probability < 1 && draw() >= probability) return false;
            return count == 0 ? acted.incrementAndGet() > 0 : acted.incrementAndGet() <= count;
        }

        public int acted() {
            return acted.get();
        }

        private synchronized double draw() {
            return random.nextDouble();
        }
    }

    State start(RandomGenerator random) {
        return new State(random);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (count > 0) text.append(",count=").append(count);
        if (every > 1) text.append(",every=").append(every);
        if (probability < 1) text.append(",p=").append(probability);
        return text.toString();
    }
}
