package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QueueProbeTest {
    private final QueueProbe queue = new QueueProbe();

    @Test
    void a_socket_that_runs_empty_is_not_probed() {
        assertNull(queue.turned(false, 0));
        assertEquals(0, queue.nanos(1_000));
    }

    @Test
    void the_queue_is_as_long_as_its_probe_stood() {
        byte[] probe = queue.turned(true, 1_000);
        assertEquals(QueueProbe.BYTES, probe.length);
        queue.back(probe, 1_030);
        assertEquals(30, queue.nanos(5_000));
    }

    @Test
    void while_the_probe_stands_it_is_at_least_as_long_as_that_was() {
        assertNotNull(queue.turned(true, 1_000));
        assertNull(queue.turned(true, 1_050), "one at a time");
        assertEquals(60, queue.nanos(1_060));
        assertEquals(90, queue.nanos(1_090));
    }

    @Test
    void the_next_probe_tells_of_a_queue_that_got_longer_or_shorter() {
        queue.back(queue.turned(true, 0), 80);
        byte[] next = queue.turned(true, 100);
        assertEquals(80, queue.nanos(150), "at least");
        queue.back(next, 120);
        assertEquals(20, queue.nanos(150));
    }

    @Test
    void a_probe_that_was_lost_is_forgotten_when_the_socket_has_run_empty() {
        byte[] lost = queue.turned(true, 0);
        assertNull(queue.turned(false, 500));
        assertEquals(0, queue.nanos(600));
        byte[] next = queue.turned(true, 700);
        assertFalse(Arrays.equals(lost, next));
        queue.back(lost, 710);
        assertEquals(20, queue.nanos(720), "a late one is not taken for it");
    }

    @Test
    void what_others_send_is_no_probe() {
        byte[] probe = queue.turned(true, 0);
        queue.back(new byte[] {13, 10, 13, 10}, 10);
        queue.back(new byte[0], 10);
        assertEquals(50, queue.nanos(50));
        queue.back(probe, 60);
        queue.back(probe, 90);
        assertEquals(60, queue.nanos(100), "once");
    }

    @Test
    void probes_differ() {
        byte[] one = queue.turned(true, 0);
        queue.back(one, 1);
        byte[] other = queue.turned(true, 2);
        assertFalse(Arrays.equals(one, other));
        assertArrayEquals(new byte[] {0, 0, 0, 2}, other);
    }
}
