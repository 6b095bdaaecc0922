package voicelab.boot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import voicelab.fault.FaultSpec;
import voicelab.map.ConnectionMap;
import voicelab.profile.Net;
import voicelab.profile.Profile;

/**
 * What to boot.
 *
 * @param net the /24 that must be taken; empty: the first free one from the default on
 * @param front where the front door opens, in the words of {@link voicelab.net.FrontAddresses}; empty: nowhere
 * @param state where rooms keep what they keep; empty: a run directory that goes with the lab
 * @param faults set before the first parcel
 * @param says hears one line of progress at a time
 */
public record LabOrder(
        ConnectionMap map,
        Catalogue catalogue,
        Profile profile,
        Optional<Net> net,
        Optional<String> front,
        long seed,
        Optional<Path> state,
        List<FaultSpec> faults,
        Consumer<String> says) {

    /** A profile on the next free /24, without a front door. */
    public static LabOrder of(ConnectionMap map, Profile profile) {
        return new LabOrder(
                map,
                Catalogue.shipped(),
                profile,
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                line -> {});
    }
}
