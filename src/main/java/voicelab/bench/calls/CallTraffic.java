package voicelab.bench.calls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import voicelab.protocols.audio.G711;
import voicelab.protocols.audio.Law;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.rtp.RtpView;

/**
 * The RTP of all calls on one thread: it turns every 5 ms, sends for a quarter of the calls and takes what has come. A packet
 * is timed by nobody here, so waiting for more of them costs nothing and saves waking for each.
 */
final class CallTraffic implements AutoCloseable {
    private static final int SLICES = 4;
    private static final long TURN_NANOS = 5_000_000;
    private static final int FRAME = 160;
    private static final int HEAD = 12;
    private static final int SPEECH_FRAMES = 50;
    private static final int DATAGRAM_MAX = 2_048;
    private static final double SPEECH_HERTZ = 450;
    private static final long JOIN_MILLIS = 2_000;
    private static final long LAG_MAX_NANOS = 500_000_000;
    /** A port rests between two calls, for what is still on its way to the first. */
    private static final int RESTING = 32;

    private final InetAddress own;
    private final ToneEar ear;
    private final int framesACall;
    /** Called on the media thread when a call has spoken for as long as it should. */
    private final Consumer<OutCall> spoken;

    private final byte[] speech = G711.encode(Law.MU, Tone.sine(SPEECH_HERTZ, -14, Duration.ofSeconds(1)));
    private final ByteBuffer out = ByteBuffer.allocateDirect(HEAD + FRAME);
    private final ByteBuffer in = ByteBuffer.allocateDirect(DATAGRAM_MAX);
    private final RtpView view = new RtpView();
    private final List<List<OutCall>> speaking = new ArrayList<>();
    private final ConcurrentLinkedQueue<OutCall> coming = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<MediaPort> free = new ArrayDeque<>();
    private final Selector selector;
    private final Thread thread = new Thread(this::run, "caller-media");
    private volatile boolean closed;
    private volatile String trouble = "";
    private int nextSlice;

    CallTraffic(InetAddress own, ToneEar ear, int framesACall, Consumer<OutCall> spoken) throws IOException {
        this.own = own;
        this.ear = ear;
        this.framesACall = framesACall;
        this.spoken = spoken;
        selector = Selector.open();
        for (int i = 0; i < SLICES; i++) speaking.add(new ArrayList<>());
        thread.setDaemon(true);
        thread.start();
    }

    /** A port for one call. */
    MediaPort take() throws IOException {
        synchronized (free) {
            if (free.size() > RESTING) return free.poll();
        }
        MediaPort port = new MediaPort(own);
        port.channel.register(selector, SelectionKey.OP_READ, port);
        return port;
    }

    /** The call is over: its port may serve another. */
    void release(OutCall call) {
        call.port.call = null;
        synchronized (free) {
            free.add(call.port);
        }
    }

    /** Both ways from now on; its peer is known. */
    void begin(OutCall call) {
        call.port.call = call;
        coming.add(call);
    }

    String trouble() {
        return trouble;
    }

    private void run() {
        long due = System.nanoTime();
        int slice = 0;
        try {
            while (!closed) {
                for (OutCall call = coming.poll(); call != null; call = coming.poll()) {
                    speaking.get(nextSlice).add(call);
                    nextSlice = (nextSlice + 1) % SLICES;
                }
                speak(speaking.get(slice));
                slice = (slice + 1) % SLICES;
                selector.selectNow(this::listen);
                due += TURN_NANOS;
                long wait = due - System.nanoTime();
                if (wait > 0) LockSupport.parkNanos(wait);
                else if (wait < -LAG_MAX_NANOS) due = System.nanoTime();
            }
        } catch (IOException | RuntimeException e) {
            trouble = "the caller's media: " + e;
        }
    }

    private void speak(List<OutCall> calls) throws IOException {
        for (int i = calls.size() - 1; i >= 0; i--) {
            OutCall call = calls.get(i);
            boolean over = call.port.call != call;
            if (!over) send(call);
            if (!over && call.sent < framesACall) continue;
            calls.set(i, calls.get(calls.size() - 1));
            calls.remove(calls.size() - 1);
            if (!over) spoken.accept(call);
        }
    }

    private void send(OutCall call) throws IOException {
        InetSocketAddress peer = call.peer;
        out.clear();
        RtpView.header(out, call.sent == 0, Law.MU.payloadType(), call.sequence, call.timestamp, call.number);
        out.put(speech, call.sent % SPEECH_FRAMES * FRAME, FRAME).flip();
        call.port.channel.send(out, peer);
        call.sequence = (call.sequence + 1) & 0xFFFF;
        call.timestamp += FRAME;
        call.sent++;
    }

    private void listen(SelectionKey key) {
        MediaPort port = (MediaPort) key.attachment();
        OutCall call = port.call;
        try {
            while (true) {
                in.clear();
                InetSocketAddress from = (InetSocketAddress) port.channel.receive(in);
                if (from == null) return;
                in.flip();
                if (call == null || !from.equals(call.peer) || view.wrap(in) != null) continue;
                if (view.payloadType() != Law.MU.payloadType()) continue;
                call.heardPacket(view.sequence(), ear.hears(in, view.payloadAt(), view.payloadLength()));
            }
        } catch (IOException e) {
            key.cancel();
            trouble = "the caller's port " + port.port + ": " + e.getMessage();
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(JOIN_MILLIS);
            for (SelectionKey key : List.copyOf(selector.keys())) key.channel().close();
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // nobody is left who could mend it
        }
    }
}
