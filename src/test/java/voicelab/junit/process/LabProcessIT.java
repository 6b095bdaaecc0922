package voicelab.junit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import voicelab.junit.Runs;

class LabProcessIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static volatile long pid;

    @LabProcessTest(options = {"--seed", "7"})
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Ordinary {
        @Test
        @Order(1)
        void a_call_crosses(LabProcess lab) throws Exception {
            pid = lab.pid();
            LabCall call = lab.dial("8001").answered().press("42#");
            Json order = lab.await(
                    "an order of 42", e -> e.at("fields").at("digits").text().equals("42"), SOON);
            assertEquals("gvp-21", order.at("link").text());
            assertEquals("there", call.ended());
            assertTrue(lab.ladder(0).contains("INVITE sip:8001"), lab.ladder(0));
            lab.fault("gvp-12=cut");
            assertEquals("gvp-12=cut", lab.faults().at(0).at("fault").text());
        }

        @Test
        @Order(2)
        void the_next_test_begins_with_nothing(LabProcess lab) throws Exception {
            assertEquals(0, lab.faults().size());
            assertEquals(0, lab.journal("gvp-21").size());
            InetSocketAddress das = lab.address("DAS_HTTP");
            assertEquals(lab.variables().get("LAB_DAS_HTTP"), das.getHostString() + ":" + das.getPort());
            try (Socket socket = new Socket(das.getAddress(), das.getPort())) {
                assertTrue(socket.isConnected());
            }
            assertEquals(lab.net(), lab.variables().get("LAB_NET"));
            assertEquals(lab.net(), lab.status().at("net").text());
        }

        @Test
        @Order(3)
        void a_proof_asked_for_without_rows_is_of_all_rows(LabProcess lab) {
            assertEquals(81, lab.post("/api/verify?only=", "").at("rows").size());
        }

        @Test
        @Order(4)
        void an_instance_goes_down_and_comes_up(LabProcess lab) {
            lab.stop("das");
            String refused =
                    assertThrows(LabTrouble.class, () -> lab.stop("das")).getMessage();
            assertTrue(refused.contains("das is not up"), refused);
            lab.start("das");
            lab.dial("8001").answered().hangUp();
        }
    }

    @Test
    void a_class_has_one_lab_that_ends_with_it() throws Exception {
        Runs runs = Runs.of(Ordinary.class);
        assertEquals(Map.of(), runs.failures(), runs::told);
        assertEquals(4, runs.passed());
        assertFalse(alive(pid));
    }

    @LabProcessTest
    static class Failing {
        @Test
        void fails(LabProcess lab) {
            lab.dial("8001").answered().hangUp();
            fail("on purpose");
        }
    }

    @Test
    void a_failure_shows_what_crossed() {
        Runs runs = Runs.of(Failing.class);
        Throwable failed = runs.failures().get("fails(LabProcess)");
        assertNotNull(failed, runs::told);
        String told = failed.getSuppressed()[0].toString();
        assertTrue(told.contains(", the last of them:\n"), told);
        assertTrue(told.contains("INVITE sip:8001"), told);
        assertTrue(told.contains("-->"), "the ladder: " + told);
    }

    @LabProcessTest(options = {"--only", "dass"})
    static class Misspelt {
        @Test
        void never(LabProcess lab) {
            fail("there is no such system in " + lab.net());
        }
    }

    @LabProcessTest(options = {"--net", "127.20.42.0/24"})
    static class Taken {
        @Test
        void never(LabProcess lab) {
            fail("two labs in " + lab.net());
        }
    }

    @Test
    void what_keeps_the_lab_from_starting_is_told() {
        String misspelt = Runs.of(Misspelt.class).told();
        assertTrue(misspelt.contains("unknown system \"dass\""), misspelt);
        try (LabProcess first = LabProcess.boot("--net", "127.20.42.0/24", "--only", "das", "--profile", "minimal")) {
            assertEquals("127.20.42.0/24", first.net());
            String taken = Runs.of(Taken.class).told();
            assertTrue(taken.contains("is claimed by another lab"), taken);
        }
    }

    /** Boots a lab and says its process id; then waits to be killed. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] args) throws Exception {
            LabProcess lab = LabProcess.boot("--profile", "minimal", "--only", "das");
            System.out.println("pid " + lab.pid());
            System.in.read();
        }
    }

    @Test
    void the_lab_ends_when_the_one_who_started_it_is_killed() throws Exception {
        Process starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dvoicelab.jar=" + LabStart.jar(""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(starter.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            while (line != null && !line.startsWith("pid ")) line = said.readLine();
            assertNotNull(line, "the starter ended");
            ProcessHandle lab =
                    ProcessHandle.of(Long.parseLong(line.substring(4))).orElseThrow();
            assertTrue(lab.isAlive());
            starter.destroyForcibly();
            lab.onExit().get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
