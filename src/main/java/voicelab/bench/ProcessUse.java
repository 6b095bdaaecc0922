package voicelab.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What processes have used so far, as Linux tells it. The scheduler's run time is exact; {@code /proc/PID/stat} samples ticks and
 * shows nothing of what runs between them.
 *
 * @param cpuNanos run time of all threads that live
 * @param compilerNanos what of it a JVM's compiler took: it fades as a run gets longer
 * @param residentKilobytes memory of all of them together; a page that n of them share counts as a page (PSS)
 */
record ProcessUse(long cpuNanos, long compilerNanos, long residentKilobytes) {

    /** A process and everything that it started. */
    static ProcessUse of(ProcessHandle process) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        ProcessUse sum = new ProcessUse(0, 0, 0);
        for (ProcessHandle each : all)
            sum = sum.plus(threads(each.pid())).plus(new ProcessUse(0, 0, resident(each.pid())));
        return sum;
    }

    private ProcessUse plus(ProcessUse other) {
        return new ProcessUse(
                cpuNanos + other.cpuNanos,
                compilerNanos + other.compilerNanos,
                residentKilobytes + other.residentKilobytes);
    }

    private static ProcessUse threads(long pid) {
        ProcessUse sum = new ProcessUse(0, 0, 0);
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                long cpu = first(thread.resolve("schedstat"));
                sum = sum.plus(new ProcessUse(cpu, compiles(thread) ? cpu : 0, 0));
            }
        } catch (IOException e) {
            return sum; // it ended, or this is no Linux: the column stays 0
        }
        return sum;
    }

    private static boolean compiles(Path thread) {
        try {
            String name = Files.readString(thread.resolve("comm"));
            return name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler");
        } catch (IOException e) {
            return false; // a thread that has just ended
        }
    }

    private static long first(Path schedstat) {
        try {
            String line = Files.readString(schedstat);
            return Long.parseLong(line.substring(0, line.indexOf(' ')));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return 0; // a thread that has just ended
        }
    }

    private static long resident(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")))
                if (line.startsWith("Pss:")) return Long.parseLong(line.replaceAll("[^0-9]", ""));
        } catch (IOException e) {
            return 0;
        }
        return 0;
    }
}
