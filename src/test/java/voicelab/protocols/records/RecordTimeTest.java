package voicelab.protocols.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordTimeTest {
    @Test
    void every_time_is_read_as_the_general_parser_reads_it() {
        for (String text : List.of(
                "2026-03-01T12:00:00Z",
                "2026-03-01T12:00:12.345Z",
                "1969-12-31T23:59:59.999Z",
                "2024-02-29T00:00:00.001Z",
                "2026-03-01T12:00:12.345678Z",
                "2026-03-01T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2026-03-01T12:00:00+02:00")) assertEquals(Instant.parse(text), RecordTime.parse(text), text);
    }

    @Test
    void what_is_no_time_is_refused() {
        for (String text : List.of(
                "",
                "yesterday",
                "2026-02-30T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-03-01T25:00:00Z",
                "2026-03-01T12:00:00.12xZ",
                "2026-03-01 12:00:00Z")) assertThrows(DateTimeException.class, () -> RecordTime.parse(text), text);
    }
}
