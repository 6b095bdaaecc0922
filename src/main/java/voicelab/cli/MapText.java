package voicelab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The map's JSON as text for people: tables or a chart. */
final class MapText {
    private MapText() {}

    static String plain(JsonNode map) {
        Grid systems = new Grid("system", "address", "ports", "state");
        for (JsonNode system : map.path("systems"))
            systems.row(
                    system.path("id").asText(),
                    system.path("instances").path(0).path("address").asText(),
                    ports(system),
                    Grid.state(system.path("state").asText()));
        Grid links = new Grid("link", "from", "to", "protocol", "ports", "state");
        for (JsonNode link : map.path("links"))
            links.row(
                    link.path("id").asText(),
                    link.path("from").asText(),
                    link.path("to").asText(),
                    link.path("protocol").asText(),
                    words(link.path("ports")),
                    Grid.state(link.path("state").asText()));
        return systems + "\n" + links;
    }

    static String markdown(JsonNode map) {
        StringBuilder text = new StringBuilder("| system | address | ports | state |\n|---|---|---|---|\n");
        for (JsonNode system : map.path("systems"))
            line(
                    text,
                    system.path("id").asText(),
                    system.path("instances").path(0).path("address").asText(),
                    ports(system),
                    system.path("state").asText());
        text.append("\n| link | from | to | protocol | ports | state |\n|---|---|---|---|---|---|\n");
        for (JsonNode link : map.path("links"))
            line(
                    text,
                    link.path("id").asText(),
                    link.path("from").asText(),
                    link.path("to").asText(),
                    link.path("protocol").asText(),
                    words(link.path("ports")),
                    link.path("state").asText());
        return text.toString();
    }

    private static void line(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    static String mermaid(JsonNode map) {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        for (JsonNode system : map.path("systems")) {
            String id = system.path("id").asText();
            text.append("  ").append(id).append("[\"").append(id).append("\"]\n");
        }
        for (JsonNode link : map.path("links"))
            text.append("  ")
                    .append(link.path("from").asText())
                    .append(" -->|")
                    .append(link.path("id").asText())
                    .append("| ")
                    .append(link.path("to").asText())
                    .append('\n');
        return text.toString();
    }

    private static String ports(JsonNode system) {
        List<String> ports = new ArrayList<>();
        for (JsonNode listener : system.path("instances").path(0).path("listeners")) {
            boolean udp = listener.path("transport").asText().equals("udp");
            String port = listener.path("port").asText() + (udp ? "/udp" : "");
            if (!ports.contains(port)) ports.add(port);
        }
        return String.join(" ", ports);
    }

    private static String words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return String.join(" ", words);
    }
}
