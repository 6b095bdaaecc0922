package voicelab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import voicelab.map.ConnectionMap;
import voicelab.map.ListenerSpec;
import voicelab.map.PortSpan;
import voicelab.map.SystemSpec;

/** Weights and port literals: what only the sources tell. */
class SourceRulesTest {
    private static final int MAX_FILE_LINES = 300;
    private static final int MAX_METHOD_LINES = 60;
    private static final int MAX_CORE_LINES = 3_500;
    private static final List<String> CORE = List.of("map", "profile", "standin", "journal", "fault", "wiring", "boot");

    /** Numbers that look like a port and are none; each with its reason. */
    private static final Map<String, String> NO_PORTS = Map.of(
            "voicelab/systems/mcp/PageClient.java 80", "the http scheme's own default, RFC 9110 4.2.1",
            "voicelab/systems/sipendpoint/Keys.java 80", "milliseconds between two keys");

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])([0-9][0-9_]*)(?![\\w.])");

    @Test
    void no_file_is_longer_than_300_lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (SourceFile file : SourceFile.all())
            if (file.lines() > MAX_FILE_LINES) tooLong.add(file + ": " + file.lines());
        assertEquals(List.of(), tooLong, "a file that is read in one sitting; the dispatch table stands alone");
    }

    @Test
    void no_method_is_longer_than_60_lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int methods = 0;
        for (SourceFile file : SourceFile.all())
            for (SourceFile.Method method : file.methods()) {
                methods++;
                if (method.lines() > MAX_METHOD_LINES) tooLong.add(file + ":" + method);
            }
        assertTrue(methods > 1_000, "the scan sees methods: " + methods);
        assertEquals(List.of(), tooLong, "one operation a method");
    }

    /**
     * The frame has to stay small enough to be known by heart. Counted is what there is to understand: no blank lines, no
     * comments, no package and import lines.
     */
    @Test
    void the_frame_stays_under_3500_lines() throws IOException {
        StringBuilder table = new StringBuilder();
        int code = 0;
        int all = 0;
        for (String part : CORE) {
            int partCode = 0;
            int partAll = 0;
            for (SourceFile file : SourceFile.mains("voicelab/" + part + "/")) {
                partCode += file.codeLines();
                partAll += file.lines();
            }
            table.append(String.format("%n%8s %5d lines, %5d of code", part, partAll, partCode));
            code += partCode;
            all += partAll;
        }
        String whole = table + String.format("%n%8s %5d lines, %5d of code", "together", all, code);
        assertTrue(code < MAX_CORE_LINES, "the frame has grown beyond " + MAX_CORE_LINES + whole);
    }

    @Test
    void rooms_and_arrows_name_no_port() throws IOException {
        Set<Integer> ports = portsOfTheMap();
        List<String> found = new ArrayList<>();
        Set<String> excused = new TreeSet<>();
        for (String part : List.of("voicelab/systems/", "voicelab/wiring/"))
            for (SourceFile file : SourceFile.mains(part)) {
                Matcher number = NUMBER.matcher(file.code());
                while (number.find()) {
                    String digits = number.group(1).replace("_", "");
                    if (digits.length() > 5 || !ports.contains(Integer.parseInt(digits))) continue;
                    String what = file + " " + digits;
                    if (NO_PORTS.containsKey(what)) excused.add(what);
                    else found.add(file + ":" + file.lineOf(number.start()) + ": " + digits);
                }
            }
        assertEquals(List.of(), found, "ports stand in the map and come through LabContext.listen and where");
        assertEquals(NO_PORTS.keySet(), excused, "an excuse that nobody needs any more");
    }

    private static Set<Integer> portsOfTheMap() {
        Set<Integer> ports = new TreeSet<>(Set.of(6999, 7000));
        for (SystemSpec system : ConnectionMap.shipped().systems())
            for (ListenerSpec listener : system.listeners())
                if (!listener.documentedPort().isRange())
                    ports.add(listener.documentedPort().first());
                else ports.addAll(ends(listener.documentedPort()));
        return ports;
    }

    /** A range's ends tell a port from a bound only when they are no round number (and not the end of all ports). */
    private static List<Integer> ends(PortSpan range) {
        return Stream.of(range.first(), range.last())
                .filter(port -> port % 1_000 != 0 && port != 65_535)
                .toList();
    }
}
