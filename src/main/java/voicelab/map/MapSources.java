package voicelab.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which resources the map is read from. A further system brings its own files beside the shipped ones. */
public record MapSources(
        List<String> systems, List<String> listeners, List<String> links, List<String> rows, List<String> supportRows) {

    public static final MapSources SHIPPED = new MapSources(
            List.of("map/systems.csv"),
            List.of("map/listeners.csv"),
            List.of("map/links.csv"),
            List.of("map/connections.csv"),
            List.of("map/support.csv"));

    /**
     * These and what the rooms of these systems bring along: {@code systems.csv}, {@code listeners.csv}, {@code links.csv}
     * and {@code support.csv} beside their classes, where there are such files.
     */
    public MapSources withRooms(Collection<SystemId> rooms) {
        MapSources more = this;
        for (SystemId room : rooms.stream().sorted().toList()) {
            String folder = "voicelab/systems/" + room.text().replace("-", "") + "/";
            more = new MapSources(
                    and(more.systems, folder + "systems.csv"),
                    and(more.listeners, folder + "listeners.csv"),
                    and(more.links, folder + "links.csv"),
                    more.rows,
                    and(more.supportRows, folder + "support.csv"));
        }
        return more;
    }

    private static List<String> and(List<String> these, String one) {
        if (MapSources.class.getClassLoader().getResource(one) == null) return these;
        List<String> more = new ArrayList<>(these);
        more.add(one);
        return List.copyOf(more);
    }
}
