package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("interop")
class TwoLabsIT {
    @TempDir
    private Path directory;

    @Test
    void calls_through_two_labs_at_once_do_not_disturb_each_other() throws Exception {
        try (LabProcess one = LabProcess.minimal(directory);
                LabProcess other = LabProcess.minimal(directory);
                Sipp throughOne = Sipp.dials(one.text("RESOURCE_MANAGER_SIP"), "t1", 20, 10, directory);
                Sipp throughOther = Sipp.dials(other.text("RESOURCE_MANAGER_SIP"), "u1", 20, 10, directory)) {
            throughOne.assertNoneFailed();
            throughOther.assertNoneFailed();
            one.assertSound();
            other.assertSound();
            assertNothingOf(other, one);
            assertNothingOf(one, other);
        }
    }

    private static void assertNothingOf(LabProcess foreign, LabProcess lab) throws Exception {
        String journal = lab.get("/api/journal?most=5000").toString();
        assertTrue(journal.contains(prefix(lab)), "the journal names no address of its own lab");
        assertFalse(journal.contains(prefix(foreign)), "an address of the other lab is in the journal");
    }

    private static String prefix(LabProcess lab) {
        String net = lab.ready().path("net").asText();
        return net.substring(0, net.lastIndexOf('.') + 1);
    }
}
