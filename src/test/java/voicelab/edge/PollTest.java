package voicelab.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asks_until_it_holds_and_not_once_more() throws Exception {
        assertTrue(Poll.until(Duration.ofSeconds(20), () -> asked.incrementAndGet() == 3));
        assertEquals(3, asked.get());
    }

    @Test
    void what_never_holds_is_asked_once_at_least() throws Exception {
        assertFalse(Poll.until(Duration.ofSeconds(-1), () -> asked.incrementAndGet() == 0));
        assertEquals(1, asked.get());
    }

    @Test
    void a_question_that_fails_ends_it() {
        assertThrows(
                IOException.class,
                () -> Poll.until(Duration.ofSeconds(20), () -> {
                    throw new IOException("gone");
                }));
    }
}
