package voicelab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Cold starts: each boot is a fresh process of the same jar, without a front door, from its start to the ready event; then its
 * resident memory and threads, once it has had a moment's rest. The subjects take turns, so that a machine that slows down slows all.
 */
public final class BootBench {
    /** A boot that takes longer is ended. */
    public static final int MAX_BOOT_SECONDS = 120;

    private static final int REST_MILLIS = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Subject> subjects;
    private final Consumer<String> says;

    /** What is booted: JVM options and the options of {@code lab boot}. */
    public record Subject(String name, List<String> jvm, List<String> options) {}

    /** One cold start. */
    public record Sample(long readyMillis, long residentMegabytes, long threads, long stopMillis) {}

    public BootBench(List<Subject> subjects, Consumer<String> says) {
        this.subjects = subjects;
        this.says = says;
    }

    /**
     * Runs every subject once unmeasured, then {@code rounds} times in turn; a subject that does not boot is left out.
     *
     * @return the samples by subject, in the subjects' order
     */
    public Map<Subject, List<Sample>> run(int rounds) throws IOException, InterruptedException {
        Map<Subject, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            says.accept(round == 0 ? "warming the disk cache" : "round " + round + " of " + rounds);
            for (Subject subject : subjects) {
                if (round > 0 && !samples.containsKey(subject)) continue;
                try {
                    Sample sample = boot(subject);
                    if (round == 0) samples.put(subject, new ArrayList<>());
                    else samples.get(subject).add(sample);
                } catch (NoBoot e) {
                    says.accept(subject.name() + ": " + e.getMessage());
                    samples.remove(subject);
                }
            }
        }
        return samples;
    }

    /** A boot that did not come to its ready event. */
    private static final class NoBoot extends IOException {
        private static final long serialVersionUID = 1;

        NoBoot(String message) {
            super(message);
        }
    }

    private static Sample boot(Subject subject) throws IOException, InterruptedException {
        List<String> words = ClassArchive.lab(subject.jvm());
        words.addAll(List.of("boot", "--json", "--until-input-ends", "--front", "none"));
        words.addAll(subject.options());
        long start = System.nanoTime();
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture.delayedExecutor(MAX_BOOT_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            untilReady(said);
            long ready = millisSince(start);
            Thread.sleep(REST_MILLIS);
            Map<String, String> status = status(process.pid());
            long resident = number(status, "VmRSS") / 1024;
            long threads = number(status, "Threads");
            long stop = System.nanoTime();
            process.getOutputStream().close();
            said.transferTo(java.io.Writer.nullWriter());
            process.waitFor();
            return new Sample(ready, resident, threads, millisSince(stop));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void untilReady(BufferedReader said) throws IOException {
        String line;
        while ((line = said.readLine()) != null) {
            if (!line.startsWith("{")) continue;
            JsonNode event = JSON.readTree(line);
            String kind = event.path("event").asText();
            if (kind.equals("ready")) return;
            if (kind.equals("failed"))
                throw new NoBoot("does not boot: "
                        + event.path("faults").path(0).path("system").asText() + " "
                        + event.path("faults").path(0).path("cause").asText());
        }
        throw new NoBoot("ended before it was ready");
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    /** Linux tells; elsewhere it stays empty and the columns are 0. */
    private static Map<String, String> status(long pid) {
        Map<String, String> status = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                int colon = line.indexOf(':');
                if (colon > 0)
                    status.put(
                            line.substring(0, colon), line.substring(colon + 1).trim());
            }
        } catch (IOException e) {
            return Map.of();
        }
        return status;
    }

    private static long number(Map<String, String> status, String name) {
        String digits = status.getOrDefault(name, "0").replaceAll("[^0-9].*", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
