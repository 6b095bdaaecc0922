package voicelab.interop;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine, found on the path, stopped by its own process when it outlives its limit. */
final class Tool {
    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    /** @param debianPackage what to install where the program is missing: a test fails with its name */
    static Tool of(String name, String debianPackage) {
        for (String directory : (System.getenv("PATH") + ":/usr/sbin:/sbin").split(":"))
            if (Files.isExecutable(Path.of(directory, name))) return new Tool(Path.of(directory, name));
        return fail(name + " is missing: apt-get install -y --no-install-recommends " + debianPackage);
    }

    /** The Java that runs this test. */
    static Tool java() {
        return new Tool(Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    /** @param output standard output and error */
    record Ran(int code, String output) {
        Ran well() {
            if (code != 0) fail("exit code " + code + ":\n" + output);
            return this;
        }
    }

    /** Runs to the end. */
    Ran run(Duration limit, Path directory, String... arguments) throws IOException, InterruptedException {
        try (Background running = start(directory, arguments)) {
            return running.ended(limit);
        }
    }

    /** Runs on; its output goes to a file of the directory. */
    Background start(Path directory, String... arguments) throws IOException {
        Path log = Files.createTempFile(directory, program.getFileName().toString(), ".log");
        List<String> words = new ArrayList<>();
        words.add(program.toString());
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Background(process, log);
    }

    /** A program under way. */
    record Background(Process process, Path log) implements AutoCloseable {
        private static final Duration GRACE = Duration.ofSeconds(10);

        Ran ended(Duration limit) throws IOException, InterruptedException {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                fail("not done after " + limit.toSeconds() + " s:\n" + said());
            }
            return new Ran(process.exitValue(), said());
        }

        /** Asks it to end, as a person would. */
        Ran stopped() throws IOException, InterruptedException {
            process.destroy();
            return ended(GRACE);
        }

        String said() throws IOException {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        }

        /** Until its output holds a text. */
        void says(String text, Duration limit) throws IOException, InterruptedException {
            long end = System.nanoTime() + limit.toNanos();
            while (!said().contains(text)) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS) && !said().contains(text))
                    fail("ended with " + process.exitValue() + " before it said \"" + text + "\":\n" + said());
                if (System.nanoTime() > end) fail("did not say \"" + text + "\":\n" + said());
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
