package voicelab.wiring;

import java.util.Map;
import java.util.function.Function;
import voicelab.fault.ActiveFault;
import voicelab.fault.Fault;
import voicelab.fault.Faults;
import voicelab.map.LinkSpec;
import voicelab.net.Gate;

/** A link's connection faults as its gate sees them. */
final class FaultBar implements Gate.Bar {
    private final LinkSpec link;
    private final Faults faults;
    private final Function<String, String> whoLivesAt;

    FaultBar(LinkSpec link, Faults faults, Function<String, String> whoLivesAt) {
        this.link = link;
        this.faults = faults;
        this.whoLivesAt = whoLivesAt;
    }

    @Override
    public boolean stops(String fromHost, String toHost) {
        String from = whoLivesAt.apply(fromHost);
        String to = whoLivesAt.apply(toHost);
        for (ActiveFault fault : faults.of(link.id())) {
            if (fault.spec().fault() instanceof Fault.Cut && fault.concerns(from, to)) return true;
            if (fault.spec().fault() instanceof Fault.Refuse
                    && fault.acts(from, to, fault.spec().back(), Map::of)) return true;
        }
        return false;
    }

    @Override
    public boolean stopsOpen() {
        return faults.of(link.id()).stream().anyMatch(f -> f.spec().fault() instanceof Fault.Cut);
    }

    @Override
    public String sentence() {
        return "arrow " + link.title() + (stopsOpen() ? " is cut" : " refuses connections");
    }

    /** Whether any of the link's faults needs a bar at all. */
    boolean needed() {
        return faults.of(link.id()).stream()
                .anyMatch(f -> f.spec().fault() instanceof Fault.Cut || f.spec().fault() instanceof Fault.Refuse);
    }
}
