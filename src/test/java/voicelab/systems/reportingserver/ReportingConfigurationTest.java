package voicelab.systems.reportingserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportingConfigurationTest {
    @Test
    void options_that_are_no_number_of_days_leave_the_default_and_are_named() {
        ReportingConfiguration fresh =
                ReportingConfiguration.defaults(ReportingSettings.read(voicelab.standin.Settings.empty("test")));
        assertEquals("false", fresh.facts().get("read"));
        ReportingConfiguration read = fresh.read(7, Map.of(ReportingConfiguration.RETENTION, "12"), 40);
        assertEquals(12, read.retentionDays());
        assertEquals("12", read.facts().get("option " + ReportingConfiguration.RETENTION));
        ReportingConfiguration odd = read.read(7, Map.of(ReportingConfiguration.RETENTION, "soon"), 40);
        assertEquals(40, odd.retentionDays());
        assertTrue(odd.problem().contains("soon"));
    }
}
