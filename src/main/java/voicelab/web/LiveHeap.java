package voicelab.web;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The bytes of all objects that are alive, by the virtual machine's class histogram (as {@code jcmd PID GC.class_histogram} shows
 * it, which stops it for a moment). A collector counts what it keeps in pages of its own, which says less of a growth.
 *
 * @param classes bytes by class, such as {@code [B} or {@code java.lang.String}; those of little weight are left out
 */
record LiveHeap(long bytes, Map<String, Long> classes) {
    private static final long OF_WEIGHT = 64 << 10;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");
    private static final Pattern CLASS = Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)");

    /** Empty where the virtual machine has no such command. */
    static Optional<LiveHeap> now() {
        try {
            return read(String.valueOf(ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()})));
        } catch (JMException e) {
            return Optional.empty();
        }
    }

    /** Reads the histogram as HotSpot prints it. */
    static Optional<LiveHeap> read(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) return Optional.empty();
        Map<String, Long> classes = new TreeMap<>();
        Matcher line = CLASS.matcher(histogram);
        while (line.find()) classes.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum);
        classes.values().removeIf(bytes -> bytes < OF_WEIGHT);
        return Optional.of(new LiveHeap(Long.parseLong(total.group(1)), classes));
    }
}
