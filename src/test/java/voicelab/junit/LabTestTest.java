package voicelab.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import voicelab.Lab;
import voicelab.journal.Kind;

class LabTestTest {
    private static final List<Lab> LABS = new ArrayList<>();

    @BeforeEach
    void fresh() {
        LABS.clear();
    }

    @AfterEach
    void every_lab_is_closed_with_its_class() {
        for (Lab lab : LABS) assertEquals(0, lab.running().rooms().up().size());
    }

    @LabTest
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Ordinary {
        @Test
        @Order(1)
        void a_call_crosses(Lab lab) throws Exception {
            LABS.add(lab);
            lab.fault("x-4=delay:1ms");
            FirstCall.placed(lab, "42");
        }

        @Test
        @Order(2)
        void the_next_test_begins_with_nothing(Lab lab) throws Exception {
            assertSame(LABS.get(0), lab);
            assertEquals(List.of(), lab.faults().all());
            assertEquals(
                    0,
                    lab.journal().since(0).stream()
                            .filter(e -> e.link().equals("gvp-21"))
                            .count());
            FirstCall.placed(lab, "43");
        }

        @Nested
        class Within {
            @Test
            void shares_the_lab(Lab lab) {
                assertSame(LABS.get(0), lab);
            }
        }
    }

    @Test
    void a_class_has_one_lab_that_forgets_between_its_tests() {
        Runs runs = Runs.of(Ordinary.class);
        assertEquals(Map.of(), runs.failures(), runs::told);
        assertEquals(3, runs.passed());
        assertEquals(1, LABS.size());
    }

    @LabTest(profile = """
            profile: pages
            systems: {das: , web-server: }
            """, without = "web-server", net = "127.20.41.0/24", reset = false)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Kept {
        @Test
        @Order(1)
        void the_profile_is_the_annotations_own(Lab lab) {
            LABS.add(lab);
            assertEquals("127.20.41.0/24", lab.plan().net().toString());
            assertEquals(
                    "[das]",
                    lab.running().rooms().up().stream()
                            .map(room -> room.id().toString())
                            .toList()
                            .toString());
            lab.journal().note(Kind.EVENT, "", "das", "", "a note of the first test");
        }

        @Test
        @Order(2)
        void nothing_is_forgotten(Lab lab) {
            assertTrue(lab.journal().since(0).stream().anyMatch(e -> e.note().startsWith("a note of")));
        }
    }

    @Test
    void a_class_may_bring_its_own_profile_and_keep_state() {
        Runs runs = Runs.of(Kept.class);
        assertEquals(Map.of(), runs.failures(), runs::told);
        assertEquals(2, runs.passed());
    }

    @LabTest
    static class Failing {
        @Test
        void fails(Lab lab) throws Exception {
            LABS.add(lab);
            FirstCall.placed(lab, "44");
            fail("on purpose");
        }

        @Test
        void meets_a_bug(Lab lab) {
            lab.journal().note(Kind.BUG, "", "mcp", "", "a bug on purpose");
        }
    }

    @Test
    void a_failure_shows_what_crossed_and_a_bug_is_a_failure() {
        Runs runs = Runs.of(Failing.class);
        Throwable failed = runs.failures().get("fails(Lab)");
        assertNotNull(failed, runs::told);
        assertEquals("on purpose", failed.getMessage());
        String told = failed.getSuppressed()[0].toString();
        assertTrue(told.contains(", the last of them:\n"), told);
        assertTrue(told.contains("gvp-21"), told);
        assertTrue(told.contains("INVITE sip:8001"), told);
        assertTrue(told.contains("-->"), "the ladder: " + told);
        Throwable bug = runs.failures().get("meets_a_bug(Lab)");
        assertNotNull(bug, runs::told);
        assertTrue(bug.getMessage().contains("a bug on purpose"), bug.getMessage());
    }

    @LabTest(profile = "minimal", only = "dass")
    static class Misspelt {
        @Test
        void never(Lab lab) {
            fail("there is no such system as " + lab);
        }
    }

    @Test
    void an_unknown_system_is_named() {
        Runs runs = Runs.of(Misspelt.class);
        assertEquals(0, runs.passed());
        assertTrue(runs.told().contains("no system \"dass\" in the map"), runs::told);
    }
}
