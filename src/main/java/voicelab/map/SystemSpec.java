package voicelab.map;

import java.util.List;
import java.util.Optional;

/**
 * One system of the map.
 *
 * @param title its name in the documented tables
 * @param octet last octet of its first instance's address; instance n lives at octet + n - 1
 * @param maxInstances how many addresses are kept for it
 * @param pod the system whose address it shares, if it is a sidecar
 * @param plane voice, interaction, video, platform, or edge (outside the 47)
 */
public record SystemSpec(
        SystemId id,
        String title,
        int octet,
        int maxInstances,
        Optional<SystemId> pod,
        String plane,
        List<ListenerSpec> listeners) {

    public Optional<ListenerSpec> listener(String name) {
        return listeners.stream().filter(l -> l.name().equals(name)).findFirst();
    }

    /** An edge such as a reader of the stream: it takes part but does not count among the 47. */
    public boolean edge() {
        return plane.equals("edge");
    }
}
