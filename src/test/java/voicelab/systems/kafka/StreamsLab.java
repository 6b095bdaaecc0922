package voicelab.systems.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.Lab;
import voicelab.boot.BootFailure;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.profile.Net;
import voicelab.profile.Profile;
import voicelab.profile.SystemChoice;
import voicelab.standin.Settings;

/** A lab of Kafka and its reader alone. */
public final class StreamsLab {
    private StreamsLab() {}

    public static Lab boot(String net) throws BootFailure {
        return boot(net, Optional.empty(), Settings.empty("test"));
    }

    static Lab boot(String net, Optional<Path> state, Settings kafka) throws BootFailure {
        Map<SystemId, SystemChoice> choices = new LinkedHashMap<>();
        choose(choices, "kafka", kafka);
        choose(choices, "gim-reader", Settings.empty("test"));
        return Lab.boot(new LabOrder(
                ConnectionMap.shipped(),
                Catalogue.shipped(),
                new Profile("streams", choices, Map.of()),
                Net.parse(net),
                Optional.empty(),
                1,
                state,
                List.of(),
                line -> {}));
    }

    private static void choose(Map<SystemId, SystemChoice> choices, String name, Settings settings) {
        SystemId id = new SystemId(name);
        choices.put(id, new SystemChoice(id, 1, Map.of(), settings));
    }
}
