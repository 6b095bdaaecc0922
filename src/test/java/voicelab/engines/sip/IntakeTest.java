package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private final EventLoop loop = new DefaultEventLoop();
    private final List<Integer> seen = new CopyOnWriteArrayList<>();
    private final Intake intake = new Intake(loop, new Flusher(loop), datagram -> seen.add(datagram.bytes.length));

    @AfterEach
    void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void onLoop(Runnable task) {
        loop.submit(task).syncUninterruptibly();
    }

    private void add(int from, int to) {
        for (int length = from; length < to; length++) intake.add(new Intake.Datagram(new byte[length], null));
    }

    @Test
    void what_one_turn_read_is_taken_in_its_order() {
        onLoop(() -> {
            add(1, 10);
            intake.turned(false);
            assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), seen);
        });
    }

    @Test
    void while_the_socket_has_more_it_is_read_first() throws Exception {
        onLoop(() -> {
            add(1, 65);
            intake.turned(true);
            assertTrue(seen.isEmpty());
            add(65, 100);
            intake.turned(false);
            assertEquals(64, seen.size(), "a turn of them at once, the rest when the socket had its turn");
        });
        SipHouse.await("the rest", () -> seen.size() == 99);
        for (int i = 0; i < 99; i++) assertEquals(i + 1, seen.get(i));
    }

    @Test
    void a_turn_that_just_took_the_last_one_keeps_nobody_waiting() throws Exception {
        onLoop(() -> {
            add(1, 65);
            intake.turned(true);
        });
        SipHouse.await("all of it", () -> seen.size() == 64);
    }

    @Test
    void it_holds_a_bounded_number_and_works_where_that_is_reached() {
        onLoop(() -> {
            for (int i = 0; i < Intake.MOST; i++) intake.add(new Intake.Datagram(new byte[1], null));
            intake.turned(true);
            assertEquals(64, seen.size());
        });
    }

    @Test
    void and_a_bounded_number_of_bytes() {
        onLoop(() -> {
            for (int i = 0; i < Intake.MOST_BYTES >> 16; i++) intake.add(new Intake.Datagram(new byte[1 << 16], null));
            intake.turned(true);
            assertEquals(64, seen.size());
        });
    }

    @Test
    void of_a_closed_port_nothing_is_taken() {
        onLoop(() -> {
            add(1, 65);
            intake.turned(true);
            intake.clear();
        });
        onLoop(() -> {
            add(7, 8);
            intake.turned(false);
        });
        assertEquals(List.of(7), seen);
    }
}
