package voicelab.boot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LabClockTest {
    @Test
    void a_timer_that_fails_costs_no_other_its_turn() throws Exception {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        try {
            LabClock clock = new LabClock(scheduler);
            clock.freeze();
            CountDownLatch others = new CountDownLatch(2);
            clock.after(Duration.ofSeconds(5), () -> {
                throw new IllegalStateException("on purpose");
            });
            clock.after(Duration.ofSeconds(5), others::countDown);
            clock.after(Duration.ofSeconds(6), others::countDown);
            clock.move(Duration.ofSeconds(7));
            assertTrue(others.await(5, TimeUnit.SECONDS));
        } finally {
            scheduler.shutdownNow();
        }
    }
}
