package voicelab.bench;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import voicelab.protocols.audio.G711;
import voicelab.protocols.audio.Law;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.rtp.RtpView;

/** A party of a measured conference: a UDP socket that speaks a tone and times what it hears. */
final class BenchParty {
    static final long TICK_NANOS = 20_000_000;
    private static final int FRAME = 160;
    private static final int HEAD = 12;
    private static final int SPEECH_FRAMES = 50;

    final DatagramChannel channel;
    private final int ssrc;
    private final byte[] speech;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(HEAD + FRAME);
    private final RtpView view = new RtpView();
    private int sequence;
    private int timestamp;
    private int frame;
    private boolean heard;
    private int lastSequence;
    private long lastNanos;
    long received;
    long lost;

    /** @param firstPort bound, or the next even one that is free */
    BenchParty(InetAddress own, int firstPort, int index) throws IOException {
        channel = bind(own, firstPort);
        ssrc = 0x5EED_0000 + index;
        double hertz = 300 + 7 * (index % 400);
        speech = G711.encode(Law.MU, Tone.sine(hertz, -14, Duration.ofSeconds(1)));
    }

    private static DatagramChannel bind(InetAddress own, int firstPort) throws IOException {
        for (int port = firstPort; port < firstPort + 2_000; port += 2) {
            DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
            try {
                channel.bind(new InetSocketAddress(own, port));
                channel.configureBlocking(false);
                return channel;
            } catch (BindException e) {
                channel.close();
            }
        }
        throw new BindException("no free UDP port from " + firstPort + " on");
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    void talkTo(InetSocketAddress mcu) throws IOException {
        channel.connect(mcu);
    }

    /** One packet of 20 ms. */
    void speak() throws IOException {
        packet.clear();
        RtpView.header(packet, false, Law.MU.payloadType(), sequence, timestamp, ssrc);
        packet.put(speech, frame * FRAME, FRAME).flip();
        channel.write(packet);
        sequence = (sequence + 1) & 0xFFFF;
        timestamp += FRAME;
        frame = (frame + 1) % SPEECH_FRAMES;
    }

    /** What came by now. */
    void hear(ByteBuffer buffer, SpacingHistogram spacing) throws IOException {
        while (true) {
            buffer.clear();
            int n = channel.read(buffer);
            if (n <= 0) return;
            long now = System.nanoTime();
            buffer.flip();
            if (view.wrap(buffer) != null || view.payloadType() != Law.MU.payloadType()) continue;
            if (heard) {
                int step = (short) (view.sequence() - lastSequence);
                if (step <= 0) continue;
                lost += step - 1;
                spacing.add(now - lastNanos - step * TICK_NANOS);
            }
            heard = true;
            received++;
            lastSequence = view.sequence();
            lastNanos = now;
        }
    }

    /** The measurement begins now. */
    void forget() {
        received = 0;
        lost = 0;
    }
}
