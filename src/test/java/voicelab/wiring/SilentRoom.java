package voicelab.wiring;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.Settings;
import voicelab.standin.StandIn;

/** A room that does nothing but be there, so that its arrows are. */
record SilentRoom(SystemId id) implements StandIn {
    @Override
    public List<BoundListener> start(LabContext lab) {
        return List.of();
    }

    @Override
    public void reset() {}

    @Override
    public void close() {}

    /** A lab of silent rooms. */
    static RunningLab lab(ConnectionMap map, Collection<SystemId> systems, String net, long seed) throws BootFailure {
        Catalogue catalogue = new Catalogue();
        Map<SystemId, SystemChoice> choices = new LinkedHashMap<>();
        for (SystemId id : systems) {
            catalogue.and(id.text(), () -> new SilentRoom(id));
            choices.put(id, new SystemChoice(id, 1, Map.of(), Settings.empty("test")));
        }
        return RunningLab.boot(new LabOrder(
                map,
                catalogue,
                new Profile("silent", choices, Map.of()),
                Net.parse(net),
                Optional.empty(),
                seed,
                Optional.empty(),
                List.of(),
                line -> {}));
    }
}
