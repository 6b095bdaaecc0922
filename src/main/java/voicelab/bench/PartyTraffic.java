package voicelab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** All parties' packets: one thread sends, spread over each 20 ms as phones are, and one receives. */
final class PartyTraffic implements AutoCloseable {
    private static final int SLICES = 20;
    private static final long SLICE_NANOS = BenchParty.TICK_NANOS / SLICES;
    private static final int DATAGRAM_MAX = 2_048;
    private static final long SELECT_MILLIS = 100;
    private static final long JOIN_MILLIS = 2_000;

    private final List<BenchParty> parties;
    private final SpacingHistogram spacing = new SpacingHistogram();
    private final Thread sender = new Thread(this::send, "bench-sender");
    private final Thread receiver = new Thread(this::receive, "bench-receiver");
    private volatile boolean closed;
    private volatile boolean forget;
    private volatile String trouble = "";

    PartyTraffic(List<BenchParty> parties) {
        this.parties = parties;
        for (Thread thread : List.of(sender, receiver)) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** What was seen so far does not count. */
    void measure() {
        forget = true;
    }

    private void send() {
        long due = System.nanoTime();
        int slice = 0;
        try {
            while (!closed) {
                for (int i = slice; i < parties.size(); i += SLICES)
                    parties.get(i).speak();
                slice = (slice + 1) % SLICES;
                due += SLICE_NANOS;
                long wait = due - System.nanoTime();
                if (wait > 0) LockSupport.parkNanos(wait);
            }
        } catch (IOException e) {
            trouble = "sending: " + e.getMessage();
        }
    }

    private void receive() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(DATAGRAM_MAX);
        try (Selector selector = Selector.open()) {
            for (BenchParty party : parties) party.channel.register(selector, SelectionKey.OP_READ, party);
            while (!closed) {
                selector.select(key -> hear((BenchParty) key.attachment(), buffer), SELECT_MILLIS);
                if (!forget) continue;
                forget = false;
                spacing.clear();
                parties.forEach(BenchParty::forget);
            }
        } catch (IOException | UncheckedIOException e) {
            trouble = "receiving: " + e.getMessage();
        }
    }

    private void hear(BenchParty party, ByteBuffer buffer) {
        try {
            party.hear(buffer, spacing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends both threads; then the figures stand still. */
    SpacingHistogram end() throws IOException, InterruptedException {
        closed = true;
        sender.join(JOIN_MILLIS);
        receiver.join(JOIN_MILLIS);
        if (!trouble.isEmpty()) throw new IOException(trouble);
        return spacing;
    }

    @Override
    public void close() {
        closed = true;
        for (BenchParty party : parties) {
            try {
                party.channel.close();
            } catch (IOException e) {
                // nobody is left who could mend it
            }
        }
    }
}
