package voicelab.systems.consul;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import voicelab.engines.http.HttpRefusal;

class PiecesTest {

    @Test
    void durations_are_read_as_go_writes_them() {
        assertEquals(Optional.of(Duration.ofSeconds(90)), GoDuration.parse("1m30s"));
        assertEquals(Optional.of(Duration.ofMillis(1500)), GoDuration.parse("1.5s"));
        assertEquals(Optional.of(Duration.ofMillis(250)), GoDuration.parse("250ms"));
        assertEquals(Optional.of(Duration.ofHours(24)), GoDuration.parse("24h0m0s"));
        assertEquals(Optional.of(Duration.ZERO), GoDuration.parse("0"));
        for (String wrong : new String[] {"", "5", "-5s", "5 s", "s", "1d", "1s1", "99999999999h", "1e3s"})
            assertEquals(Optional.empty(), GoDuration.parse(wrong), wrong);
    }

    @Test
    void durations_are_written_as_go_does_and_read_back() {
        assertEquals("1m30s", GoDuration.text(Duration.ofSeconds(90)));
        assertEquals("10s", GoDuration.text(Duration.ofSeconds(10)));
        assertEquals("24h0m0s", GoDuration.text(Duration.ofHours(24)));
        assertEquals("1h0m0.5s", GoDuration.text(Duration.ofMillis(3_600_500)));
        assertEquals("250ms", GoDuration.text(Duration.ofMillis(250)));
        assertEquals("0s", GoDuration.text(Duration.ZERO));
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            Duration duration =
                    Duration.ofNanos(random.nextLong(Duration.ofDays(2).toNanos()));
            String text = GoDuration.text(duration);
            assertEquals(Optional.of(duration), GoDuration.parse(text), text);
        }
    }

    @Test
    void a_filter_of_garbage_is_read_or_refused() throws Exception {
        String[] words = {
            "a",
            "==",
            "!=",
            "(",
            ")",
            "and",
            "or",
            "not",
            "in",
            "is",
            "empty",
            "\"x\"",
            "`y`",
            "contains",
            "matches",
            "a.b",
            "a[\"b\"]",
            "\"",
            "."
        };
        Random random = new Random(3);
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder expression = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--)
                expression.append(words[random.nextInt(words.length)]).append(' ');
            try {
                Filter.of(expression.toString()).keeps(new ObjectMapper().readTree("{\"a\":{\"b\":[\"x\"]}}"));
                read++;
            } catch (HttpRefusal e) {
                assertEquals(400, e.reply().status());
            }
        }
        assertTrue(read > 50, "some are expressions: " + read);
        assertThrows(HttpRefusal.class, () -> Filter.of("(".repeat(2_000)));
        assertThrows(HttpRefusal.class, () -> Filter.of("not ".repeat(500) + "a == b"));
        assertThrows(HttpRefusal.class, () -> Filter.of("a == b and ".repeat(300) + "a == b"));
    }

    @Test
    void a_pattern_that_could_take_for_ever_is_refused() throws Exception {
        assertTrue(Regex.of("^v[0-9]+$").matcher("v12").find());
        assertThrows(HttpRefusal.class, () -> Regex.of("(a+)+b"));
        assertThrows(HttpRefusal.class, () -> Regex.of("(a)\\1"));
        assertThrows(HttpRefusal.class, () -> Regex.of("["));
        assertThrows(HttpRefusal.class, () -> Regex.of("a".repeat(300)));
    }
}
