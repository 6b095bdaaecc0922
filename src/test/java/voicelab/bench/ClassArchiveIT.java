package voicelab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveIT {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path directory;

    private String told(List<String> words) throws Exception {
        Process process = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), told);
        return told;
    }

    @Test
    void warm_prints_a_command_that_starts_the_lab_from_the_archive() throws Exception {
        Path jar = Files.copy(Path.of(System.getProperty("voicelab.jar")), directory.resolve("lab.jar"));
        String warmed = told(List.of(JAVA, "-jar", "lab.jar", "warm", "--profile", "minimal"));
        assertTrue(Files.size(directory.resolve("lab.jsa")) > 1 << 20, warmed);
        String command =
                warmed.lines().reduce((first, last) -> last).orElseThrow().strip();
        assertTrue(command.startsWith("java -XX:SharedArchiveFile=") && command.endsWith(jar + " boot"), command);
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.set(0, JAVA);
        words.add(1, "-Xshare:on"); // an archive that does not fit is then an error
        words.addAll(List.of("--profile", "minimal", "--front", "none", "--", JAVA, "-version"));
        String booted = told(words);
        assertTrue(booted.contains("ready in "), booted);
    }
}
