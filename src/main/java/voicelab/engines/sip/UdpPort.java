package voicelab.engines.sip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import voicelab.net.Hop;
import voicelab.net.Passage;
import voicelab.net.Passages;
import voicelab.protocols.Parcel;
import voicelab.protocols.sip.SipMalformed;
import voicelab.protocols.sip.SipPacket;

/** One UDP listening point: what comes in goes to the tap that is in charge of it, what goes out leaves from here. */
final class UdpPort extends SimpleChannelInboundHandler<DatagramPacket> {
    /** The most that fits into an IPv4 datagram. */
    private static final int MOST_BYTES = 65_507;

    private static final int MOST_HOPS = 1_024;

    private final Core core;
    private Channel channel;
    private InetSocketAddress local;
    private final QueueProbe queue = new QueueProbe();
    private final Intake intake;
    private boolean unflushed;
    private int readNow;
    private final Map<InetSocketAddress, Hop> hops = new HashMap<>();
    private final Runnable flush = this::flush;

    UdpPort(Core core) {
        this.core = core;
        this.intake = new Intake(core.outfit.loop(), core.flusher, this::take);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        local = (InetSocketAddress) channel.localAddress();
    }

    /** A way to this address over the arrow that leads there, if any. */
    UdpPath path(InetSocketAddress remote) {
        return new UdpPath(this, hop(remote), core.outfit.passages().to(remote).orElse(null));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        readNow++;
        byte[] bytes = new byte[datagram.content().readableBytes()];
        datagram.content().readBytes(bytes);
        intake.add(new Intake.Datagram(bytes, datagram.sender()));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        boolean full = readNow >= Listening.DATAGRAMS_A_READ;
        readNow = 0;
        byte[] probe = queue.turned(full, core.wheel.now());
        if (probe != null)
            channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(probe), local), channel.voidPromise());
        intake.turned(full);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        intake.clear();
    }

    private void take(Intake.Datagram datagram) {
        byte[] bytes = datagram.bytes;
        if (bytes.length <= QueueProbe.BYTES) { // that, or a keep-alive (RFC 5626 section 3.5.1), or nothing
            if (datagram.sender.equals(local)) queue.back(bytes, core.wheel.now());
            return;
        }
        if (core.isAckOfShed(bytes)) return;
        Hop hop = hop(datagram.sender);
        try {
            received(bytes, hop);
        } catch (RuntimeException e) {
            core.outfit.arrivals().bug("sip udp " + hop, e);
        }
    }

    /** Each datagram brings an address object of its own, which transactions and journal would keep. */
    private Hop hop(InetSocketAddress sender) {
        if (hops.size() > MOST_HOPS) hops.clear();
        return hops.computeIfAbsent(sender, address -> new Hop(local, address));
    }

    private void received(byte[] bytes, Hop hop) {
        SipPacket packet;
        try {
            packet = SipPacket.read(bytes);
        } catch (SipMalformed e) {
            core.malformed(hop, e.getMessage());
            return;
        }
        Passages passages = core.outfit.passages();
        Optional<Passage> passage = Optional.empty();
        if (!packet.isRequest() || !passages.calls(hop.remote(), local)) passage = passages.to(hop.remote());
        if (passage.isPresent()) {
            back(packet, new UdpPath(this, hop, passage.get()));
        } else {
            core.outfit.arrivals().arrived(packet, hop);
            core.received(packet, new UdpPath(this, hop, null));
        }
    }

    /** Later: its sender may still be in the middle of sending. */
    void answered(SipPacket answer, UdpPath path) {
        core.outfit.loop().execute(() -> back(answer, path));
    }

    private void back(SipPacket packet, UdpPath path) {
        try {
            path.passage().back(packet, path.hop(), parcel -> core.receivedLater(parcel, path));
        } catch (IOException e) {
            // the arrow let nothing through: as lost as on a network
        }
    }

    /** Puts a parcel on the wire, from any thread. */
    void write(Parcel parcel, InetSocketAddress to) {
        if (!core.outfit.loop().inEventLoop()) {
            core.outfit.loop().execute(() -> write(parcel, to));
            return;
        }
        byte[] bytes = parcel.bytes();
        if (!channel.isActive() || bytes.length > MOST_BYTES) return;
        ByteBuf out = channel.alloc().directBuffer(bytes.length).writeBytes(bytes);
        core.sent++;
        channel.write(new DatagramPacket(out, to), channel.voidPromise());
        if (!unflushed) {
            unflushed = true;
            core.flusher.dirty(flush);
        }
    }

    /** {@link Path#queue} of all its paths. */
    long queue() {
        return queue.nanos(core.wheel.now());
    }

    private void flush() {
        unflushed = false;
        channel.flush();
    }

    static boolean fits(SipPacket packet) {
        return packet.bytes().length <= MOST_BYTES;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // an ICMP error of an earlier datagram, or a failed send: UDP is allowed to lose
        if (!(cause instanceof IOException)) core.outfit.arrivals().bug("sip udp " + Hop.text(local), cause);
    }
}
