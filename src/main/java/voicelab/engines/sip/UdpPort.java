package voicelab.engines.sip;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
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

    private final Core core;
    private Channel channel;
    private InetSocketAddress local;
    private final Standing standing = new Standing();
    private boolean unflushed;
    private int readNow;
    private final Runnable flush = this::flush;

    UdpPort(Core core) {
        this.core = core;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        local = (InetSocketAddress) channel.localAddress();
    }

    /** A way to this address over the arrow that leads there, if any. */
    UdpPath path(InetSocketAddress remote) {
        return new UdpPath(
                this, new Hop(local, remote), core.outfit.passages().to(remote).orElse(null));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        core.flusher.reading();
        if (readNow++ == 0) standing.read(core.wheel.now());
        ByteBuf content = datagram.content();
        int length = content.readableBytes();
        if (length <= 4) return; // a keep-alive (RFC 5626 section 3.5.1) or nothing
        byte[] bytes = new byte[length];
        content.readBytes(bytes);
        Hop hop = new Hop(local, datagram.sender());
        try {
            received(bytes, hop);
        } catch (RuntimeException e) {
            core.outfit.arrivals().bug("sip udp " + hop, e);
        }
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

    long standing() {
        return standing.nanos(core.wheel.now());
    }

    private void flush() {
        unflushed = false;
        channel.flush();
    }

    static boolean fits(SipPacket packet) {
        return packet.bytes().length <= MOST_BYTES;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        core.flusher.readComplete();
        standing.turned(readNow >= Listening.DATAGRAMS_A_READ);
        readNow = 0;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // an ICMP error of an earlier datagram, or a failed send: UDP is allowed to lose
        if (!(cause instanceof IOException)) core.outfit.arrivals().bug("sip udp " + Hop.text(local), cause);
    }
}
