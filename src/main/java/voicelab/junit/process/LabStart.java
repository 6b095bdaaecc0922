package voicelab.junit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A boot under way: the fat jar as a process that tells its progress as JSON, a line each, into a file. */
final class LabStart {
    private static final int LOOK_MILLIS = 25;
    private static final int REMIND_MILLIS = 5_000;
    private static final int MAX_TOLD = 8_000;

    private final Process process;
    private final Path said;
    private int read;

    private LabStart(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** @throws LabTrouble when the jar or the JVM is not there */
    static LabStart of(Path jar, List<String> jvm, List<String> options) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvm);
        words.addAll(List.of("-jar", jar.toString(), "boot", "--json", "--until-input-ends"));
        if (!options.contains("--front")) words.addAll(List.of("--front", "none"));
        words.addAll(options);
        try {
            Path said = Files.createTempFile("voicelab-", ".log");
            said.toFile().deleteOnExit();
            // the child's input stays open as long as this JVM lives: its end is the child's sign to stop
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            return new LabStart(process, said);
        } catch (IOException e) {
            throw new LabTrouble("cannot start " + String.join(" ", words) + ": " + e.getMessage(), e);
        }
    }

    /** Where the jar is: named, else the system property {@code voicelab.jar}, else the environment's {@code VOICELAB_JAR}. */
    static Path jar(String named) {
        String property = System.getProperty("voicelab.jar", "");
        String environment = System.getenv().getOrDefault("VOICELAB_JAR", "");
        String first = !named.isEmpty() ? named : !property.isEmpty() ? property : environment;
        if (first.isEmpty())
            throw new LabTrouble(
                    "where is lab.jar? Say it with -Dvoicelab.jar=FILE, with VOICELAB_JAR=FILE in the environment,"
                            + " or with jar = \"FILE\" in the annotation");
        Path jar = Path.of(first).toAbsolutePath();
        if (!Files.isRegularFile(jar)) throw new LabTrouble("no lab.jar at " + jar);
        return jar;
    }

    /** Waits until the lab is ready, and says how far it is. */
    LabProcess ready(int seconds) {
        try {
            for (int waited = 0; waited < seconds * 1_000; waited += LOOK_MILLIS) {
                boolean over = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                for (String line : newLines()) {
                    Json event = event(line);
                    switch (event.at("event").text()) {
                        case "ready" -> {
                            tell("ready in " + event.at("millis").text() + " ms in "
                                    + event.at("net").text());
                            return new LabProcess(process, said, event);
                        }
                        case "failed" -> throw failed(event);
                        default ->
                            tell(event.isMissing() ? line : event.at("text").text());
                    }
                }
                if (over) throw new LabTrouble("the lab ended with exit code " + process.exitValue() + ":\n" + told());
                if (waited > 0 && waited % REMIND_MILLIS == 0) tell("still starting after " + waited / 1_000 + " s");
            }
            throw new LabTrouble("the lab is not ready after " + seconds + " s:\n" + told());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabTrouble("interrupted while the lab was starting", e);
        } catch (IOException e) {
            throw new LabTrouble("cannot read what the lab says: " + e.getMessage(), e);
        }
    }

    /** Ends a boot that went wrong. */
    void giveUp() {
        process.destroyForcibly();
        said.toFile().delete();
    }

    private static Json event(String line) {
        if (!line.startsWith("{")) return Json.read("null").at("");
        try {
            return Json.read(line);
        } catch (IllegalArgumentException e) {
            throw new LabTrouble("the lab says what is no JSON: " + line, e);
        }
    }

    /** The lines that are whole and were not read yet. */
    private List<String> newLines() throws IOException {
        byte[] all = Files.readAllBytes(said);
        int end = all.length;
        while (end > read && all[end - 1] != '\n') end--;
        String text = new String(all, read, end - read, StandardCharsets.UTF_8);
        read = end;
        return text.lines().toList();
    }

    private String told() throws IOException {
        String all = Files.readString(said);
        return all.substring(Math.max(0, all.length() - MAX_TOLD));
    }

    private static LabTrouble failed(Json event) {
        StringBuilder text = new StringBuilder("the lab did not start:");
        for (Json fault : event.at("faults"))
            text.append("\n  ")
                    .append(fault.at("system").text())
                    .append(" ")
                    .append(fault.at("address").text())
                    .append(": ")
                    .append(fault.at("cause").text())
                    .append("; ")
                    .append(fault.at("remedy").text());
        return new LabTrouble(text.toString());
    }

    private static void tell(String line) {
        System.out.println("voicelab: " + line);
    }
}
