package voicelab.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.fault.FaultSpec;
import voicelab.faultsyntax.FaultParser;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.profile.Nearest;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.ProfileReader;
import voicelab.standin.SettingFault;

/** What every command that boots a lab can be told. */
final class LabOptions {
    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE",
            description =
                    "What to start: full, voice, interaction, video, minimal, rm-pair, or a YAML file (default: full).")
    String profile = "full";

    @Option(
            names = "--net",
            paramLabel = "127.X.Y.0/24",
            description = "The lab's own /24; without it the next free one from 127.20.0.0/24 on is taken.")
    String net;

    @Option(names = "--only", paramLabel = "ID", split = ",", description = "Start only these systems of the profile.")
    List<String> only = new ArrayList<>();

    @Option(
            names = "--without",
            paramLabel = "ID",
            split = ",",
            description = "Leave these systems out: yours take their place.")
    List<String> without = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of tones, tags and fault probabilities (default: drawn).")
    Long seed;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Keep state in this directory: what was acknowledged is there at the next boot.")
    Path state;

    @Option(
            names = "--fault",
            paramLabel = "LINK=KIND[:ARGS]",
            description = "Set a fault from the start: gvp-3=cut, gvp-4=delay:200ms,count=3, gvp-9=loss:20%% ...")
    List<String> faults = new ArrayList<>();

    LabOrder order(Optional<String> front, Consumer<String> says) {
        ConnectionMap map = ConnectionMap.shipped();
        return order(map, new ProfileReader(map).named(profile), front, says);
    }

    LabOrder order(ConnectionMap map, Profile chosen, Optional<String> front, Consumer<String> says) {
        Profile narrowed = chosen.narrowed(systems(map, "--only", only), systems(map, "--without", without));
        if (narrowed.systems().isEmpty()) throw new Refusal("nothing is left to start");
        FaultParser parser = new FaultParser(map);
        List<FaultSpec> specs = faults.stream().map(parser::parse).toList();
        return new LabOrder(
                map, Catalogue.shipped(), narrowed, net(), front, seed(), Optional.ofNullable(state), specs, says);
    }

    long seed() {
        if (seed == null) seed = new java.security.SecureRandom().nextLong() >>> 40;
        return seed;
    }

    private Optional<Net> net() {
        if (net == null) return Optional.empty();
        return Optional.of(Net.parse(net)
                .orElseThrow(() -> new Refusal(
                        "--net " + net + ": a /24 of the loopback range is wanted, such as 127.20.0.0/24")));
    }

    private static Set<SystemId> systems(ConnectionMap map, String option, List<String> ids) {
        Set<SystemId> systems = new LinkedHashSet<>();
        for (String id : ids)
            systems.add(map.find(id)
                    .orElseThrow(() -> new SettingFault(
                            option,
                            "unknown system \"" + id + "\""
                                    + Nearest.hint(
                                            id,
                                            map.systems().stream()
                                                    .map(s -> s.id().text())
                                                    .toList())))
                    .id());
        return systems;
    }
}
