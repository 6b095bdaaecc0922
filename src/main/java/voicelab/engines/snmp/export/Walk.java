package voicelab.engines.snmp.export;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import voicelab.net.ArrowFailure;
import voicelab.net.Hop;
import voicelab.net.Passage;
import voicelab.protocols.Parcel;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;
import voicelab.protocols.snmp.CommunityPacket;
import voicelab.protocols.snmp.PduKind;
import voicelab.protocols.snmp.SnmpError;
import voicelab.protocols.snmp.SnmpPacket;
import voicelab.protocols.snmp.SnmpPdu;
import voicelab.protocols.snmp.SnmpSyntaxException;

/** One walk over one socket. On its event loop. */
final class Walk extends SimpleChannelInboundHandler<DatagramPacket> implements Closeable {
    private final Passage passage;
    private final InetSocketAddress agent;
    private final Oid root;
    private final WalkSettings settings;
    private final IntSupplier requestIds;
    private final CompletableFuture<Walked> done;
    private final List<Variable> found = new ArrayList<>();
    private Channel channel;
    private Hop hop;
    private Oid behind;
    private int request;
    private int packets;
    private int retried;
    private int retriesLeft;

    Walk(
            Passage passage,
            InetSocketAddress agent,
            Oid root,
            WalkSettings settings,
            IntSupplier requestIds,
            CompletableFuture<Walked> done) {
        this.passage = passage;
        this.agent = agent;
        this.root = root;
        this.settings = settings;
        this.requestIds = requestIds;
        this.done = done;
        this.behind = root;
    }

    /** @param bound named here, as Netty tells of a bind before it tells that the channel is active */
    void begin(Channel bound) {
        channel = bound;
        hop = new Hop((InetSocketAddress) channel.localAddress(), agent);
        passage.gate().opened(hop, this);
        done.whenComplete((walked, error) -> passage.gate().closed(this));
        channel.eventLoop()
                .schedule(
                        () -> done.completeExceptionally(new IOException("the walk took too long")),
                        settings.longest().toMillis(),
                        TimeUnit.MILLISECONDS);
        next();
    }

    private void next() {
        retriesLeft = settings.retries();
        request = requestIds.getAsInt();
        ask();
    }

    private void ask() {
        if (done.isDone()) return;
        SnmpPdu pdu = SnmpPdu.bulk(request, settings.maxRepetitions(), behind);
        int asked = request;
        int sent = ++packets;
        try {
            passage.gate().pass(hop);
            passage.out(
                    new SnmpPacket(
                            CommunityPacket.v2c(settings.community(), pdu).bytes()),
                    hop,
                    this::write);
        } catch (IOException e) {
            done.completeExceptionally(e);
            return;
        }
        channel.eventLoop()
                .schedule(
                        () -> {
                            if (request == asked && packets == sent) again();
                        },
                        settings.patience().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void again() {
        if (retriesLeft-- == 0) {
            done.completeExceptionally(new IOException("request timeout (after " + settings.retries() + " retries)"));
            return;
        }
        retried++;
        ask();
    }

    private void write(Parcel parcel) {
        channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(parcel.bytes()), agent));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        if (!datagram.sender().equals(agent)) return;
        byte[] bytes = new byte[datagram.content().readableBytes()];
        datagram.content().readBytes(bytes);
        try {
            passage.back(new SnmpPacket(bytes), hop, this::handOver);
        } catch (IOException e) {
            done.completeExceptionally(e);
        }
    }

    /** A fault may hand a parcel over later, from its own thread. */
    private void handOver(Parcel parcel) {
        if (channel.eventLoop().inEventLoop()) answered(parcel);
        else channel.eventLoop().execute(() -> answered(parcel));
    }

    private void answered(Parcel parcel) {
        if (done.isDone()) return;
        SnmpPdu pdu;
        try {
            pdu = CommunityPacket.read(parcel.bytes()).pdu();
        } catch (SnmpSyntaxException e) {
            return; // as good as lost: the question is asked again
        }
        // a late answer to an earlier question was taken already
        if (pdu.kind() != PduKind.RESPONSE || pdu.requestId() != request) return;
        if (pdu.first() != SnmpError.NONE) {
            done.completeExceptionally(new IOException("the agent answers " + SnmpError.word(pdu.first())));
            return;
        }
        if (take(pdu.variables())) next();
        else done.complete(new Walked(found, packets, retried));
    }

    /** @return whether there may be more */
    private boolean take(List<Variable> variables) {
        for (Variable each : variables) {
            boolean within = each.name().startsWith(root) && each.name().compareTo(behind) > 0;
            if (!within || each.value().equals(Value.END_OF_MIB_VIEW) || found.size() >= settings.mostVariables())
                return false;
            found.add(each);
            behind = each.name();
        }
        return !variables.isEmpty();
    }

    /** Pulled by the arrow's gate, from any thread. */
    @Override
    public void close() {
        try {
            passage.gate().pass(hop);
            done.completeExceptionally(new IOException("the walk was reset"));
        } catch (ArrowFailure cut) {
            done.completeExceptionally(cut);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // an ICMP error of an earlier datagram: UDP is allowed to lose
        if (!(cause instanceof IOException)) done.completeExceptionally(cause);
    }
}
