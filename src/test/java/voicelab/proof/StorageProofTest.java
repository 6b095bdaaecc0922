package voicelab.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.Lab;
import voicelab.boot.Catalogue;
import voicelab.boot.LabOrder;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.profile.ProfileReader;

/** The two links to PostgreSQL are proved by rows, on new and on kept databases, and are not when cut. */
class StorageProofTest {
    private static final Set<String> ROWS = Set.of("gvp-17", "x-13");

    @Test
    void the_rows_are_proved_again_on_the_state_of_the_first_run(@TempDir Path state) throws Exception {
        for (int run = 0; run < 2; run++)
            try (Lab lab = lab(state)) {
                assertEquals(List.of("gvp-17 proved", "x-13 proved"), states(lab));
                assertEquals(List.of("gvp-17 proved", "x-13 proved"), states(lab));
                assertEquals(0, lab.journal().bugs());
            }
    }

    @Test
    void with_a_link_cut_its_row_fails_and_the_other_is_proved(@TempDir Path state) throws Exception {
        try (Lab lab = lab(state)) {
            lab.fault("gvp-17=cut");
            assertEquals(List.of("gvp-17 failed", "x-13 proved"), states(lab));
            lab.reset();
            lab.fault("x-13=cut");
            assertEquals(List.of("gvp-17 proved", "x-13 failed"), states(lab));
            lab.reset();
            assertEquals(List.of("gvp-17 proved", "x-13 proved"), states(lab));
            assertTrue(lab.journal().bugs() == 0);
        }
    }

    private static List<String> states(Lab lab) {
        ProofReport report = new Proof(lab).run(ROWS, line -> {});
        return Stream.concat(report.rows().stream(), report.support().stream())
                .map(row -> row.id() + " " + row.state())
                .toList();
    }

    private static Lab lab(Path state) throws Exception {
        ConnectionMap map = ConnectionMap.shipped();
        Set<SystemId> only =
                Set.of(new SystemId("gvp-config-server"), new SystemId("config-server"), new SystemId("postgresql"));
        return Lab.boot(new LabOrder(
                map,
                Catalogue.shipped(),
                new ProfileReader(map).named("full").narrowed(only, Set.of()),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.of(state),
                List.of(),
                line -> {}));
    }
}
