package voicelab.engines.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SoonTest {
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    @Test
    void a_task_reaches_the_workers() throws InterruptedException {
        new Soon(task -> {
                    done.add("worker");
                    task.run();
                })
                .execute(() -> done.add("task"));
        assertEquals("worker", done.poll(5, TimeUnit.SECONDS));
        assertEquals("task", done.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void a_task_that_the_workers_refuse_is_done_all_the_same() throws InterruptedException {
        new Soon(task -> {
                    throw new RejectedExecutionException("full");
                })
                .execute(() -> done.add("task"));
        assertEquals("task", done.poll(5, TimeUnit.SECONDS));
    }
}
