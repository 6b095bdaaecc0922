package voicelab.fault;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A fault that is set: its number, what was asked for, and how often it has acted. */
public final class ActiveFault {
    private static final long FLOW_STEP = 0xD1342543DE82EF95L;

    private final int number;
    private final FaultSpec spec;
    private final long seed;
    private final Trigger.State messages;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger acted = new AtomicInteger();

    ActiveFault(int number, FaultSpec spec, RandomGenerator random) {
        this.number = number;
        this.spec = spec;
        this.seed = spec.trigger().seed() != 0 ? spec.trigger().seed() : random.nextLong();
        this.messages = flow(0);
    }

    public int number() {
        return number;
    }

    public FaultSpec spec() {
        return spec;
    }

    /** How many parcels passed that it is for. */
    public int seen() {
        return seen.get();
    }

    public int acted() {
        return acted.get();
    }

    /** Counting and drawing anew for one more media stream's RTP and RTCP: neither depends on what else crosses. */
    public Trigger.State[] flows() {
        return new Trigger.State[] {flow(1), flow(2)};
    }

    private Trigger.State flow(long which) {
        return spec.trigger().start(new SplittableRandom(seed ^ which * FLOW_STEP));
    }

    /** Whether it is for traffic between these two instances. */
    public boolean concerns(String from, String to) {
        return spec.instance().isEmpty()
                || spec.instance().equals(from)
                || spec.instance().equals(to);
    }

    /** Whether it acts on this parcel; counts. */
    public boolean acts(String from, String to, boolean back, Supplier<Map<String, String>> fields) {
        return spec.back() == back && acts(messages, from, to, fields);
    }

    /** The same for a parcel of one {@linkplain #flows() flow}. */
    public boolean acts(Trigger.State flow, String from, String to, Supplier<Map<String, String>> fields) {
        Which which = spec.trigger().which();
        if (!concerns(from, to) || (!which.isAny() && !which.takes(fields.get()))) return false;
        seen.incrementAndGet();
        boolean acts = flow.acts();
        if (acts) acted.incrementAndGet();
        return acts;
    }
}
