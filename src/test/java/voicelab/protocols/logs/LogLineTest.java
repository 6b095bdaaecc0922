package voicelab.protocols.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static final Instant AT = Instant.parse("2026-11-28T19:40:05.007Z");
    private static final String GUID = "0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9";

    @Test
    void a_line_has_the_documented_shape() {
        LogLine line = new LogLine(AT, LogLevel.EROR, LogLine.callId(GUID), 40027, "fetch of http://das/a failed");
        assertEquals(
                "2026-11-28 19:40:05.007 EROR 0A1B2C3D-C6D7E8F9 40027 fetch of http://das/a failed", line.written());
        assertEquals(Optional.of(line), LogLine.read(line.written()));
    }

    @Test
    void a_line_of_no_call_and_no_id_has_zeros() {
        LogLine line = new LogLine(AT, LogLevel.NOTE, LogLine.callId(""), 0, "");
        assertEquals("2026-11-28 19:40:05.007 NOTE 00000000-00000000 00000 ", line.written());
        assertEquals(Optional.of(line), LogLine.read(line.written()));
        assertEquals(LogLine.NO_CALL, LogLine.callId("no-guid"));
    }

    @Test
    void a_text_stays_one_line_and_is_cut_where_it_is_too_long() {
        LogLine line = new LogLine(AT, LogLevel.METRIC, LogLine.NO_CALL, 50000, "a\nb\r\tc\u0000" + "x".repeat(5_000));
        assertEquals(LogLine.MAX_TEXT, line.text().length());
        assertTrue(line.text().startsWith("a b  c x"));
        assertEquals(Optional.of(line), LogLine.read(line.written()));
        assertThrows(
                IllegalArgumentException.class, () -> new LogLine(AT, LogLevel.NOTE, LogLine.NO_CALL, 100_000, ""));
    }

    @Test
    void what_has_another_shape_is_no_line() {
        String good = new LogLine(AT, LogLevel.WARN, LogLine.NO_CALL, 20148, "x").written();
        for (int end = 0; end < good.length() - 1; end++)
            assertEquals(Optional.empty(), LogLine.read(good.substring(0, end)), good.substring(0, end));
        for (String wrong : new String[] {
            good.replace("WARN", "LOUD"),
            good.replace("-11-", "-13-"),
            good.replace("19:40", "29:40"),
            good.replace("20148", "2014x"),
            "x".repeat(100_000)
        }) assertEquals(Optional.empty(), LogLine.read(wrong));
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            char[] chars = good.toCharArray();
            chars[random.nextInt(chars.length)] = (char) random.nextInt(0x3000);
            LogLine.read(new String(chars)); // whatever it is, it does not throw
        }
    }
}
