package voicelab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import voicelab.boot.State;

/** The map's JSON as text for people: tables or a chart. */
final class MapText {
    private MapText() {}

    static String plain(JsonNode map) {
        Grid systems = new Grid("system", "address", "ports", "state");
        for (JsonNode system : map.path("systems"))
            for (JsonNode instance : system.path("instances"))
                systems.row(
                        instance.path("id").asText(),
                        instance.path("address").asText(),
                        ports(instance),
                        Grid.state(state(system, instance)));
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
            for (JsonNode instance : system.path("instances"))
                line(
                        text,
                        instance.path("id").asText(),
                        instance.path("address").asText(),
                        ports(instance),
                        state(system, instance));
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

    /** A system runs while one of its instances does. */
    private static String state(JsonNode system, JsonNode instance) {
        String state = system.path("state").asText();
        boolean runs = state.equals(State.RUNNING.toString()) || state.equals(State.MOVED.toString());
        return runs && !instance.path("up").asBoolean() ? State.OFF.toString() : state;
    }

    private static String ports(JsonNode instance) {
        List<String> ports = new ArrayList<>();
        for (JsonNode listener : instance.path("listeners")) {
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
