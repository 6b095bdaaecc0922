package voicelab.interop;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("interop")
class SippIT {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"t1", "u1"})
    void two_hundred_calls_at_twenty_a_second_through_the_resource_manager_fail_none(String transport)
            throws Exception {
        try (LabProcess lab = LabProcess.minimal(directory);
                Sipp sipp = Sipp.dials(lab.text("RESOURCE_MANAGER_SIP"), transport, 200, 20, directory)) {
            sipp.assertNoneFailed();
            lab.assertSound();
        }
    }
}
