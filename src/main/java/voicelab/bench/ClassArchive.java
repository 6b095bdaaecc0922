package voicelab.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A file of the classes that a lab loads, ready parsed and linked, which halves its start (JEP 350: JDK 13 and later). It is bound to
 * the JVM that wrote it and to the jar's path, size and time; where these differ, the JVM goes on without it.
 */
public final class ClassArchive {
    /** A training run that takes longer is ended. */
    public static final int MAX_TRAINING_SECONDS = 300;

    private ClassArchive() {}

    /** The words that run {@code lab} again as this process runs it. */
    public static List<String> lab(List<String> jvm) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvm);
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator))
            path.add(new File(entry).getAbsolutePath());
        words.addAll(List.of("-cp", String.join(File.pathSeparator, path), "voicelab.cli.Main"));
        return words;
    }

    /**
     * Boots a lab of its own, proves every connection of it, and keeps the classes that this took.
     *
     * @param file a new file, or one to write over
     * @throws IOException a sentence
     */
    public static void write(Path file, List<String> jvm, List<String> options)
            throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        List<String> flags = new ArrayList<>(jvm);
        flags.addAll(List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        List<String> words = lab(flags);
        words.addAll(List.of("verify", "--json"));
        words.addAll(options);
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(MAX_TRAINING_SECONDS, TimeUnit.SECONDS))
                throw new IOException("the training run is not over after " + MAX_TRAINING_SECONDS + " s");
        } finally {
            process.destroyForcibly();
        }
        if (!Files.isRegularFile(file)) throw new IOException("the training run left no archive at " + file);
    }
}
