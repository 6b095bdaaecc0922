package voicelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CallsCommandTest {
    private String refused(String... args) {
        StringWriter out = new StringWriter();
        CommandLine line = Commands.commandLine(args);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        line.setExecutionExceptionHandler((error, at, parsed) -> {
            out.write(error.getMessage());
            return 1;
        });
        assertTrue(line.execute(args) != 0, out.toString());
        return out.toString();
    }

    @Test
    void one_format_is_asked_for_at_a_time() {
        assertEquals(
                "calls: --svg and --mermaid are different formats; ask for one, and again for another",
                refused("calls", "show", "last", "--svg", "--mermaid"));
        assertTrue(refused("calls", "show", "last", "--json", "--pcap", "x").contains("--json and --pcap"));
    }

    @Test
    void what_shows_one_call_needs_show_and_a_capture_names_its_file_itself() {
        assertEquals("calls: --svg shows one call: lab calls show last ...", refused("calls", "--svg"));
        assertEquals("calls: -o shows one call: lab calls show last ...", refused("calls", "-o", "x", "--json"));
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
