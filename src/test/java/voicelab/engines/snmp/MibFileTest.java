package voicelab.engines.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import voicelab.protocols.smi.Oid;

/** The MIB for people and the data file that subagents and exporters read say the same. */
class MibFileTest {
    private static final Pattern NODE = Pattern.compile(
            "(?m)^([a-z][A-Za-z0-9]*)\\s+(?:OBJECT-TYPE|OBJECT IDENTIFIER|MODULE-IDENTITY|NOTIFICATION-TYPE)"
                    + "(?:(?!::=)[\\s\\S])*::= \\{ (\\w+) (\\d+) \\}");

    private static Map<String, Oid> nodes() throws IOException {
        String text = Files.readString(Path.of("docs/voicelab-mib.txt"));
        Map<String, String> parents = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        Matcher node = NODE.matcher(text);
        while (node.find()) {
            parents.put(node.group(1), node.group(2));
            numbers.put(node.group(1), Integer.parseInt(node.group(3)));
        }
        Map<String, Oid> oids = new TreeMap<>();
        for (String name : parents.keySet()) oids.put(name, oid(name, parents, numbers));
        return oids;
    }

    private static Oid oid(String name, Map<String, String> parents, Map<String, Integer> numbers) {
        if (name.equals("enterprises")) return Oid.parse("1.3.6.1.4.1");
        return oid(parents.get(name), parents, numbers).plus(numbers.get(name));
    }

    @Test
    void every_object_has_its_number_in_the_mib() throws IOException {
        Map<String, Oid> nodes = nodes();
        assertEquals(MibCatalogue.ROOT, nodes.get("voicelab"));
        assertEquals(MibCatalogue.NOTIFICATIONS.plus(1), nodes.get("labFetchFailed"));
        assertTrue(MibCatalogue.shipped().all().size() >= 20);
        for (MibObject each : MibCatalogue.shipped().all()) {
            String name = each.name().startsWith("FM") ? "fm" + each.name().substring(2) : each.name();
            assertEquals(each.oid(), nodes.get(name), name);
        }
    }

    @Test
    void no_number_is_given_twice_and_none_is_the_vendors() {
        Map<Oid, String> seen = new HashMap<>();
        for (MibObject each : MibCatalogue.shipped().all()) {
            assertEquals(null, seen.put(each.oid(), each.name()), each.name());
            assertTrue(each.oid().startsWith(Oid.parse("1.3.6.1.4.1.8072.9999.9999.86")));
            if (each.isColumn())
                assertEquals(
                        MibObject.Kind.STRING,
                        MibCatalogue.shipped().named(each.index()).kind());
        }
    }
}
