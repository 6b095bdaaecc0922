package voicelab.protocols.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import voicelab.protocols.rtp.ReceiverStatistics.Arrival;

class ReceiverStatisticsTest {
    private final ReceiverStatistics statistics = new ReceiverStatistics();

    @Test
    void loss_is_counted_across_the_wrap() {
        for (int i = 0; i < 200; i++) if (i % 10 != 5) statistics.packet((65_500 + i) & 0xFFFF);
        assertEquals(180, statistics.received());
        assertEquals(20, statistics.lost());
        assertEquals(65_500 + 199, statistics.extendedHighest());
        assertEquals(25, statistics.fractionLost());
        assertEquals(0, statistics.fractionLost());
    }

    @Test
    void late_and_double_packets_are_old_and_late_ones_no_loss() {
        statistics.packet(10);
        assertEquals(Arrival.NEW, statistics.packet(12));
        assertEquals(1, statistics.lost());
        assertEquals(Arrival.OLD, statistics.packet(11));
        assertEquals(0, statistics.lost());
        assertEquals(Arrival.OLD, statistics.packet(12));
        assertEquals(-1, statistics.lost());
    }

    @Test
    void a_jump_is_believed_with_its_second_packet() {
        statistics.packet(10);
        statistics.packet(12);
        assertEquals(Arrival.DOUBTFUL, statistics.packet(30_000));
        assertEquals(Arrival.NEW, statistics.packet(13));
        assertEquals(Arrival.DOUBTFUL, statistics.packet(40_000));
        assertEquals(Arrival.RESTART, statistics.packet(40_001));
        assertEquals(1, statistics.lost());
    }

    @Test
    void jitter_is_the_sixteenth_part_of_each_change() {
        statistics.timing(0, 1_000);
        statistics.timing(160, 1_160);
        assertEquals(0, statistics.jitter());
        statistics.timing(320, 1_320 + 32);
        assertEquals(2, statistics.jitter());
        statistics.timing(480, 1_480 + 32);
        assertEquals(2 - 2 / 16.0, statistics.jitter());
        statistics.forgetTiming();
        statistics.timing(99_000, 5);
        assertEquals(2 - 2 / 16.0, statistics.jitter());
    }
}
