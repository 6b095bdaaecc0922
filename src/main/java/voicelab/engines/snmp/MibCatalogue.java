package voicelab.engines.snmp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.smi.Oid;

/**
 * The lab's own MIB as one data file ({@code snmp/objects.csv}) that subagents and exporters read. The names are public, the
 * numbers are not and stand under net-snmp's playpen, so that nobody takes them for the vendor's. Immutable.
 */
public final class MibCatalogue {
    /** netSnmpPlaypen.86: where everybody may make trials. */
    public static final Oid ROOT = Oid.parse("1.3.6.1.4.1.8072.9999.9999.86");

    /** Notifications stand below this. */
    public static final Oid NOTIFICATIONS = ROOT.plus(0);

    private static final String FILE = "/snmp/objects.csv";
    private static final int COLUMNS = 8;

    private final Map<String, MibObject> byName;

    private MibCatalogue(Map<String, MibObject> byName) {
        this.byName = byName;
    }

    private static final class Shipped {
        private static final MibCatalogue ALL = read();
    }

    /** Read at the first use. */
    public static MibCatalogue shipped() {
        return Shipped.ALL;
    }

    public List<MibObject> all() {
        return List.copyOf(byName.values());
    }

    public List<MibObject> of(String system) {
        return byName.values().stream().filter(o -> o.system().equals(system)).toList();
    }

    /** @throws IllegalArgumentException when there is none: a name that is not in the file is a mistake of ours */
    public MibObject named(String name) {
        MibObject found = byName.get(name);
        if (found == null) throw new IllegalArgumentException("no object " + name + " in " + FILE);
        return found;
    }

    /** The object that an instance belongs to. */
    public Optional<MibObject> owning(Oid instance) {
        for (MibObject each : byName.values()) if (instance.startsWith(each.oid())) return Optional.of(each);
        return Optional.empty();
    }

    private static MibCatalogue read() {
        Map<String, MibObject> all = new LinkedHashMap<>();
        try (InputStream in = MibCatalogue.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.readLine(); // the head
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) continue;
                MibObject object = object(line.split(",", COLUMNS));
                all.put(object.name(), object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return new MibCatalogue(all);
    }

    private static MibObject object(String[] words) {
        if (words.length != COLUMNS) throw new IllegalStateException(FILE + ": " + String.join(",", words));
        return new MibObject(
                words[0],
                Oid.parse(words[1]),
                MibObject.Kind.valueOf(words[2].toUpperCase(Locale.ROOT)),
                words[3],
                words[4],
                words[5],
                MibObject.Origin.valueOf(words[6].toUpperCase(Locale.ROOT)),
                words[7]);
    }
}
