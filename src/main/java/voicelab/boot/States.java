package voicelab.boot;

import java.util.Optional;
import java.util.function.Predicate;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.map.SystemId;
import voicelab.profile.AddressPlan;

/** How every system and link of the map stands, in a running lab or in one that was only planned. */
public final class States {
    private final AddressPlan plan;
    private final Catalogue catalogue;
    private final Predicate<InstanceId> up;

    /** @param up whether an instance runs */
    public States(AddressPlan plan, Catalogue catalogue, Predicate<InstanceId> up) {
        this.plan = plan;
        this.catalogue = catalogue;
        this.up = up;
    }

    public AddressPlan plan() {
        return plan;
    }

    public State of(SystemId system) {
        if (plan.profile().replaced().containsKey(system)) return State.REPLACED;
        if (!catalogue.has(system)) return State.NOT_BUILT;
        boolean anyUp = plan.instances(system).stream().anyMatch(up);
        if (!anyUp) return State.OFF;
        boolean moved = plan.map().system(system).listeners().stream().anyMatch(plan::moved);
        return moved ? State.MOVED : State.RUNNING;
    }

    public boolean isUp(InstanceId id) {
        return up.test(id);
    }

    /** A link runs when both ends do; a replaced end makes it replaced, a moved listener moved. */
    public State of(LinkSpec link) {
        State from = of(link.from());
        Optional<State> worst = link.listeners().stream()
                .map(ListenerSpec::system)
                .distinct()
                .map(this::of)
                .reduce(States::worse);
        State to = worst.orElse(State.NOT_BUILT);
        State both = worse(endState(from), endState(to));
        if (both != State.NOT_BUILT && isAlone(link)) return State.OFF;
        if (both == State.RUNNING && link.listeners().stream().anyMatch(plan::moved)) return State.MOVED;
        return both;
    }

    /** An arrow of a system to itself needs a second instance. */
    private boolean isAlone(LinkSpec link) {
        boolean own = link.listeners().stream().allMatch(l -> l.system().equals(link.from()));
        return own && plan.instances(link.from()).stream().filter(up).count() < 2;
    }

    /** A system that listens elsewhere still runs as an end; which of its listeners moved decides the link. */
    private static State endState(State state) {
        return state == State.MOVED ? State.RUNNING : state;
    }

    private static State worse(State a, State b) {
        return rank(a) >= rank(b) ? a : b;
    }

    private static int rank(State state) {
        return switch (state) {
            case RUNNING -> 0;
            case MOVED -> 1;
            case REPLACED -> 2;
            case OFF -> 3;
            case NOT_BUILT -> 4;
        };
    }
}
