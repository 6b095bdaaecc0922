package voicelab.bench.calls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How the bytes of one class changed between two looks at the lab.
 *
 * @param name as the virtual machine writes it, such as {@code [B} for bytes
 * @param bytes more; negative for less
 */
public record Growth(String name, long bytes) {
    private static final int SHOWN = 6;

    /** The largest changes, the growth first. A class that was too small to be counted counts as nothing. */
    public static List<Growth> between(Map<String, Long> before, Map<String, Long> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Growth> all = new ArrayList<>();
        for (String name : names)
            all.add(new Growth(name, after.getOrDefault(name, 0L) - before.getOrDefault(name, 0L)));
        all.sort(Comparator.comparingLong(growth -> -Math.abs(growth.bytes)));
        List<Growth> most = new ArrayList<>(all.subList(0, Math.min(SHOWN, all.size())));
        most.sort(Comparator.comparingLong(growth -> -growth.bytes));
        return most;
    }
}
