package voicelab.map;

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
}
