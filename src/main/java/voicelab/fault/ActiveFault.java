package voicelab.fault;

import java.util.random.RandomGenerator;

/** A fault that is set: its number, what was asked for, and how often it has acted. */
public final class ActiveFault {
    private final int number;
    private final FaultSpec spec;
    private final Trigger.State state;

    ActiveFault(int number, FaultSpec spec, RandomGenerator random) {
        this.number = number;
        this.spec = spec;
        this.state = spec.trigger().start(random);
    }

    public int number() {
        return number;
    }

    public FaultSpec spec() {
        return spec;
    }

    public int acted() {
        return state.acted();
    }

    /** Whether it is for traffic between these two instances. */
    public boolean concerns(String from, String to) {
        return spec.instance().isEmpty()
                || spec.instance().equals(from)
                || spec.instance().equals(to);
    }

    /** Whether it acts on this parcel; counts. */
    public boolean acts(String from, String to, boolean back) {
        return spec.back() == back && concerns(from, to) && state.acts();
    }
}
