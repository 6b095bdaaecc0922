package voicelab.systems.interactionserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RequestLineTest {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<List<Integer>> done = new ArrayList<>();
    private boolean busy;
    private final Executor workers = task -> {
        if (busy) throw new RejectedExecutionException();
        tasks.add(task);
    };

    @Test
    void what_came_together_is_worked_on_together_and_in_order() {
        RequestLine<Integer> line = new RequestLine<>(workers, 100, done::add);
        for (int i = 0; i < 70; i++) assertTrue(line.offer(i, false));
        assertEquals(1, tasks.size(), "one worker at a time");
        tasks.poll().run();
        assertEquals(List.of(64, 6), done.stream().map(List::size).toList());
        assertEquals(69, done.get(1).get(5));
        assertTrue(line.offer(70, false));
        assertEquals(1, tasks.size());
    }

    @Test
    void a_full_line_takes_only_what_it_must() {
        RequestLine<Integer> line = new RequestLine<>(workers, 2, done::add);
        assertTrue(line.offer(1, false) && line.offer(2, false));
        assertTrue(!line.offer(3, false));
        assertTrue(line.offer(4, true));
        assertEquals(3, line.size());
    }

    @Test
    void without_a_free_worker_nothing_is_taken_and_nothing_that_must_is_lost() {
        RequestLine<Integer> line = new RequestLine<>(workers, 100, done::add);
        busy = true;
        assertTrue(!line.offer(1, false));
        assertTrue(line.offer(2, true));
        busy = false;
        assertTrue(line.offer(3, false));
        tasks.poll().run();
        assertEquals(List.of(List.of(2, 3)), done);
    }
}
