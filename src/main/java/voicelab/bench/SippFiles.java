package voicelab.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Reads what sipp wrote: its statistics, each call's response time, and the times of refusals. */
final class SippFiles {
    /** An answer that took longer was retransmitted for, or waited behind others. */
    static final int SLOW_MILLIS = 500;

    private SippFiles() {}

    static SippRun read(Path directory, String name, long pid, SippRun.Asked asked, long wall, ProcessUse use)
            throws IOException {
        List<String> lines = lines(directory.resolve(name + ".csv"));
        if (lines.size() < 2) throw new IOException("sipp did not run: " + tail(directory.resolve(name + ".log")));
        List<String> names = List.of(lines.get(0).split(";"));
        String[] last = lines.get(lines.size() - 1).split(";");
        long successful = number(names, last, "SuccessfulCall(C)");
        long retransmitted = number(names, last, "Retransmissions(C)");
        List<String> refusals = lines(directory.resolve(name + ".shed"));
        long shed = refusals.stream().filter(line -> !line.isBlank()).count();
        List<String> times = lines(directory.resolve(name + "_" + pid + "_rtt.csv"));
        double[] took = times.stream()
                .skip(1)
                .mapToDouble(line -> field(line, 1))
                .sorted()
                .toArray();
        long offered = number(names, last, "TotalCallCreated");
        long failed = offered - successful;
        long trouble = lastTrouble(times, refusals, asked);
        return new SippRun(
                asked,
                offered,
                successful - shed,
                shed,
                failed,
                Math.min(failed, Math.max(0, took.length - (successful - shed))),
                retransmitted,
                done(times, asked.calls()),
                percentile(took, 50),
                percentile(took, 99),
                wall,
                use,
                trouble);
    }

    /** Milliseconds after the start when all calls but those that may fail were answered; never, when fewer were. */
    private static double done(List<String> times, int calls) {
        double[] dates = times.stream()
                .skip(1)
                .mapToDouble(line -> field(line, 0))
                .sorted()
                .toArray();
        int wanted = (int) Math.ceil(calls * (1 - SippRun.MOST_FAILED));
        return dates.length < wanted ? Double.MAX_VALUE : dates[Math.max(0, wanted - 1)];
    }

    /** Milliseconds after the start of the last refusal or slow answer that is one too many for a rate to be held. */
    private static long lastTrouble(List<String> times, List<String> refusals, SippRun.Asked asked) {
        LongStream slow = times.stream()
                .skip(1)
                .filter(line -> field(line, 1) > SLOW_MILLIS)
                .mapToLong(line -> (long) field(line, 0));
        LongStream refused = refusals.stream().mapToLong(line -> refusedAt(line) - asked.beganMillis());
        long[] dates = LongStream.concat(slow, refused).sorted().toArray();
        int last = dates.length - 1 - (int) (asked.calls() * SippRun.MOST_FAILED);
        return last < 0 ? 0 : Math.max(0, dates[last]);
    }

    /** A line holds date, time and seconds since 1970, tabs between; 0 for one that was being written when sipp was ended. */
    private static long refusedAt(String line) {
        try {
            return (long) (Double.parseDouble(
                            line.substring(line.lastIndexOf('\t') + 1).trim())
                    * 1000);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static double field(String line, int index) {
        String[] fields = line.split(";");
        try {
            return index < fields.length ? Double.parseDouble(fields[index]) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static long number(List<String> names, String[] values, String name) {
        int at = names.indexOf(name);
        return at < 0 || at >= values.length || values[at].isEmpty() ? 0 : Long.parseLong(values[at]);
    }

    private static double percentile(double[] sorted, double percent) {
        if (sorted.length == 0) return 0;
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * percent / 100))];
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
    }

    private static String tail(Path log) throws IOException {
        List<String> all = lines(log);
        return String.join(" / ", all.subList(Math.max(0, all.size() - 3), all.size()));
    }
}
