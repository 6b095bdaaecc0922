package voicelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CallsCommandTest extends CommandCase {
    private String refused(String... args) {
        assertTrue(run(args) != 0, out);
        return out.strip();
    }

    @Test
    void one_format_is_asked_for_at_a_time() {
        assertEquals(
                "lab: calls: --svg and --mermaid are different formats; ask for one, and again for another",
                refused("calls", "show", "last", "--svg", "--mermaid"));
        assertTrue(refused("calls", "show", "last", "--json", "--pcap", "x").contains("--json and --pcap"));
    }

    @Test
    void what_shows_one_call_needs_show_and_a_capture_names_its_file_itself() {
        assertEquals("lab: calls: --svg shows one call: lab calls show last ...", refused("calls", "--svg"));
        assertEquals("lab: calls: -o shows one call: lab calls show last ...", refused("calls", "-o", "x", "--json"));
        assertTrue(refused("calls", "show", "last", "--pcap", "a", "-o", "b").contains("leave -o out"));
        assertTrue(refused("calls", "shwo", "last").contains("calls show last"));
        assertTrue(refused("calls", "show", "last", "--pcap").contains("--pcap"));
    }

    @Test
    void the_help_teaches_each_format() {
        String help = Commands.commandLine(new String[] {"calls"})
                .getSubcommands()
                .get("calls")
                .getUsageMessage();
        for (String word : new String[] {"--svg -o call.svg", "--mermaid", "wireshark call.pcapng", "tshark -n -r -"})
            assertTrue(help.contains(word), help);
    }
}
