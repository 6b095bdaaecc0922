package voicelab.systems.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import voicelab.edge.Poll;
import voicelab.standin.HandClock;

class MailboxTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HandClock clock = new HandClock(START);
    private final Mailbox mailbox = new Mailbox(clock, clock);

    private CompletableFuture<Optional<CallNews>> waiting() throws Exception {
        CompletableFuture<Optional<CallNews>> next =
                CompletableFuture.supplyAsync(() -> mailbox.take(START.plus(LIMIT)));
        assertTrue(Poll.until(Duration.ofSeconds(10), () -> clock.waiting() == 1));
        return next;
    }

    @Test
    void what_comes_in_time_is_had_and_no_timer_is_left() throws Exception {
        CompletableFuture<Optional<CallNews>> next = waiting();
        clock.move(Duration.ofSeconds(4));
        CallNews key = new CallNews.Key('1');
        mailbox.post(key);
        assertEquals(Optional.of(key), next.get(10, TimeUnit.SECONDS));
        assertEquals(0, clock.waiting());
    }

    @Test
    void when_the_time_is_up_there_is_nothing() throws Exception {
        CompletableFuture<Optional<CallNews>> next = waiting();
        clock.move(Duration.ofSeconds(4));
        assertFalse(next.isDone());
        clock.move(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), next.get(10, TimeUnit.SECONDS));
        mailbox.post(new CallNews.Key('1'));
        assertEquals(Optional.empty(), mailbox.take(START.plus(LIMIT)));
        assertEquals(new CallNews.Key('1'), mailbox.take());
    }

    @Test
    void a_timer_of_before_ends_no_later_wait() throws Exception {
        mailbox.post(new CallNews.Due());
        CompletableFuture<Optional<CallNews>> next = waiting();
        mailbox.post(new CallNews.Sound());
        assertEquals(Optional.of(new CallNews.Sound()), next.get(10, TimeUnit.SECONDS));
    }

    @Test
    void the_end_of_the_call_comes_first_and_stays_though_the_box_is_full() {
        for (int i = 0; i < 2_000; i++) mailbox.post(new CallNews.Key('1'));
        mailbox.gone("cancelled");
        mailbox.gone("BYE from the caller");
        assertTrue(mailbox.isGone());
        assertEquals("cancelled", mailbox.goneWhy());
        for (int i = 0; i < 3; i++) assertEquals(Optional.of(new CallNews.Gone()), mailbox.take(START.plus(LIMIT)));
    }
}
