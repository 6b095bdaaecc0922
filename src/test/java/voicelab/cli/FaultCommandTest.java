package voicelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import voicelab.Lab;
import voicelab.boot.LabOrder;
import voicelab.map.ConnectionMap;
import voicelab.net.Hop;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;
import voicelab.web.Console;
import voicelab.web.LabFile;

/** {@code lab fault} and its subcommands at the console of a lab in this process. */
class FaultCommandTest extends CommandCase {
    private static Lab lab;
    private static Console console;
    private static LabFile file;

    @BeforeAll
    static void boot() throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        lab = Lab.boot(LabOrder.of(map, new ProfileReader(map).read(YamlFile.parse("das.yml", "systems: {das: }"))));
        console = Console.open(lab);
        file = new LabFile(
                net(),
                "http://" + Hop.text(console.address()),
                console.token(),
                ProcessHandle.current().pid());
        file.write();
    }

    @AfterAll
    static void close() {
        file.delete();
        console.close();
        lab.close();
    }

    @AfterEach
    void mend() {
        lab.faults().mendAll();
    }

    private static String net() {
        return lab.plan().net().toString();
    }

    private static List<String> set(String link) {
        return lab.faults().of(link).stream().map(Object::toString).toList();
    }

    @Test
    void what_is_added_option_by_option_is_the_fault_that_its_text_would_set() {
        assertEquals(0, run("fault", "add", "gvp-12", "reject", "503", "--retry-after", "5", "--net", net()), out);
        String added = out.strip();
        assertTrue(added.startsWith("set gvp-12=reject:503,retry-after=5"), added);
        lab.faults().mendAll();
        assertEquals(0, run("fault", "gvp-12=reject:503,retry-after=5", "--net", net()), out);
        assertEquals(added, out.strip());
        assertEquals(1, set("gvp-12").size());
    }

    @Test
    void a_list_has_each_fault_and_mending_takes_them_away() {
        for (String fault : List.of("gvp-12=cut", "gvp-13=delay:50ms"))
            assertEquals(0, run("fault", fault, "--net", net()), out);
        assertEquals(0, run("fault", "list", "--net", net()), out);
        assertTrue(out.contains("gvp-12=cut") && out.contains("gvp-13=delay:50ms"), out);
        String listed = out;
        // the lab may be named in front of the subcommand as well
        assertEquals(0, run("fault", "--net", net()), out);
        assertEquals(listed, out);
        assertEquals(0, run("fault", "mend", "gvp-12", "--net", net()), out);
        assertEquals("mended 1", out.strip());
        assertEquals(List.of(), set("gvp-12"));
        assertEquals(1, set("gvp-13").size());
        assertEquals(0, run("fault", "mend", "all", "--net", net()), out);
        assertEquals(List.of(), set("gvp-13"));
    }

    @Test
    void what_is_no_fault_is_named_and_nothing_is_set() {
        assertEquals(1, run("fault", "add", "gvp-12", "bend", "--net", net()), out);
        assertTrue(out.contains("bend"), out);
        assertEquals(1, run("fault", "add", "gvp-120", "cut", "--net", net()), out);
        assertTrue(out.contains("gvp-120"), out);
        assertEquals(1, run("fault", "mend", "gvp-120", "--net", net()), out);
        assertTrue(out.contains("gvp-120"), out);
        assertEquals(List.of(), set("gvp-12"));
    }
}
