package voicelab.junit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's test: nothing on its class path but JUnit and voicelab-junit.jar. */
class AloneIT {
    private static final List<String> JUNIT = List.of("junit-", "opentest4j-", "apiguardian-");
    private static final String SOURCE = """
            import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

            import java.io.PrintWriter;
            import java.time.Duration;
            import org.junit.jupiter.api.Assertions;
            import org.junit.jupiter.api.Test;
            import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
            import org.junit.platform.launcher.core.LauncherFactory;
            import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
            import voicelab.junit.process.LabProcess;
            import voicelab.junit.process.LabProcessTest;

            @LabProcessTest(profile = "minimal")
            public class SomebodysTest {
                @Test
                void my_application_takes_the_order(LabProcess lab) {
                    var call = lab.dial("8001").answered().press("42#");
                    lab.await("an order of 42", e -> e.at("fields").at("digits").text().equals("42"), Duration.ofSeconds(20));
                    Assertions.assertEquals("there", call.ended());
                }

                @Test
                void my_application_fails(LabProcess lab) {
                    lab.dial("8001").answered().hangUp();
                    Assertions.fail("as it should");
                }

                public static void main(String[] args) {
                    var summary = new SummaryGeneratingListener();
                    var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(SomebodysTest.class)).build();
                    LauncherFactory.create().execute(request, summary);
                    for (var failure : summary.getSummary().getFailures()) failure.getException().printStackTrace(System.out);
                    summary.getSummary().printTo(new PrintWriter(System.out));
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void a_test_of_somebody_elses_runs_with_the_small_jar_alone() throws Exception {
        String path = Stream.concat(Stream.of(System.getProperty("voicelab.junit.jar")), junit())
                .collect(Collectors.joining(File.pathSeparator));
        Path source = Files.writeString(directory.resolve("SomebodysTest.java"), SOURCE);
        StringWriter complaints = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-Xlint:all", "-Werror", "-d", directory.toString(), "-cp", path);
            boolean compiled = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertTrue(compiled, complaints::toString);
        }
        String told = ran(directory + File.pathSeparator + path);
        assertTrue(told.contains("1 tests successful"), told);
        assertTrue(told.contains("1 tests failed"), told);
        assertTrue(told.contains("voicelab: ready in "), told);
        assertTrue(told.contains("as it should"), told);
        assertTrue(told.contains("Suppressed: ") && told.contains("INVITE sip:8001"), told);
    }

    private String ran(String path) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dvoicelab.jar=" + LabStart.jar(""),
                        "-cp",
                        path,
                        "SomebodysTest")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int code = process.waitFor();
        String told = Files.readString(output);
        assertEquals(0, code, told);
        return told;
    }

    private static Stream<String> junit() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(file -> JUNIT.stream().anyMatch(new File(file).getName()::startsWith));
    }
}
