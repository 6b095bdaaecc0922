package voicelab.engines.snmp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import voicelab.net.Hop;
import voicelab.protocols.snmp.CommunityPacket;
import voicelab.protocols.snmp.PduKind;
import voicelab.protocols.snmp.SnmpError;
import voicelab.protocols.snmp.SnmpPacket;
import voicelab.protocols.snmp.SnmpPdu;
import voicelab.protocols.snmp.SnmpSyntaxException;

/**
 * The master's UDP port. Versions 1 and 2c are answered from here; what belongs to version 3 goes to {@link SecuredMessages},
 * which is made, on a worker, when the first such packet comes. On the home loop.
 */
final class SnmpDoor extends SimpleChannelInboundHandler<DatagramPacket> {
    /** Packets of version 3 that may wait while its library is being loaded. */
    private static final int MOST_WAITING = 64;

    private final MasterDesk desk;
    private final PduResponder responder;
    private final Executor workers;
    private final Function<SnmpDoor, SecuredMessages> maker;
    private final Deque<Early> early = new ArrayDeque<>();
    private Channel channel;
    private InetSocketAddress local;
    private SecuredMessages secured;
    private boolean making;
    private int answering;

    SnmpDoor(MasterDesk desk, Executor workers, Function<SnmpDoor, SecuredMessages> maker) {
        this.desk = desk;
        this.responder = new PduResponder(desk);
        this.workers = workers;
        this.maker = maker;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        local = (InetSocketAddress) channel.localAddress();
    }

    MasterDesk desk() {
        return desk;
    }

    InetSocketAddress local() {
        return local;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        byte[] bytes = new byte[datagram.content().readableBytes()];
        datagram.content().readBytes(bytes);
        Hop hop = new Hop(local, datagram.sender());
        SnmpPacket packet = new SnmpPacket(bytes);
        try {
            int version = packet.version();
            if (version == SnmpPacket.V3) secured(packet, hop);
            else community(CommunityPacket.read(bytes), packet, hop);
        } catch (SnmpSyntaxException e) {
            // RFC 3412 section 7.2: what cannot be parsed is counted and discarded
            desk.arrivals().malformed(hop, SnmpPacket.PROTOCOL, e.getMessage());
        } catch (RuntimeException e) {
            desk.arrivals().bug("an SNMP packet", e);
        }
    }

    private void community(CommunityPacket packet, SnmpPacket parcel, Hop hop) {
        desk.arrivals().arrived(parcel, hop);
        boolean writes = !desk.settings().writeCommunity().isEmpty()
                && packet.community().equals(desk.settings().writeCommunity());
        if (!writes && !packet.community().equals(desk.settings().readCommunity())) {
            // RFC 1157 section 4.1: an unknown community is not answered
            desk.arrivals().malformed(hop, SnmpPacket.PROTOCOL, "an unknown community");
            return;
        }
        SnmpPdu pdu = packet.pdu();
        if (!pdu.isRequest() || pdu.kind() == PduKind.INFORM) {
            desk.arrivals().unsupported(hop, SnmpPacket.PROTOCOL, pdu.kind().word() + " to an agent");
            return;
        }
        boolean v1 = packet.version() == SnmpPacket.V1;
        if (v1 && pdu.kind() == PduKind.GET_BULK) {
            desk.arrivals().malformed(hop, SnmpPacket.PROTOCOL, "get-bulk in SNMPv1");
            return;
        }
        answer(
                        v1,
                        pdu,
                        writes,
                        desk.settings().bounds().answerBytes()
                                - packet.community().length())
                .thenAccept(answer -> {
                    if (answer != null) write(packet.answer(answer).bytes(), hop.remote());
                });
    }

    /** @return null when too many are being answered: then it is as if the packet had been lost */
    CompletableFuture<SnmpPdu> answer(boolean v1, SnmpPdu asked, boolean mayWrite, int mostBytes) {
        if (answering >= desk.settings().bounds().requests()) return CompletableFuture.completedFuture(null);
        answering++;
        CompletableFuture<SnmpPdu> answer =
                v1 ? responder.answerV1(asked, mayWrite) : responder.answer(asked, mayWrite);
        return answer.thenApply(whole -> {
            answering--;
            return fitting(asked, whole, mostBytes);
        });
    }

    /** RFC 3416 section 4.2.3: a GetBulk is answered with as much as fits, all else with tooBig. */
    private static SnmpPdu fitting(SnmpPdu asked, SnmpPdu answer, int mostBytes) {
        SnmpPdu shorter = answer;
        while (shorter.bytes().length > mostBytes) {
            int half = shorter.variables().size() / 2;
            if (asked.kind() != PduKind.GET_BULK || half == 0)
                return new SnmpPdu(PduKind.RESPONSE, asked.requestId(), SnmpError.TOO_BIG, 0, List.of());
            shorter = asked.answer(shorter.variables().subList(0, half));
        }
        return shorter;
    }

    private record Early(SnmpPacket packet, Hop hop) {}

    private void secured(SnmpPacket packet, Hop hop) {
        if (secured != null) {
            desk.arrivals().arrived(packet, hop);
            secured.received(packet.bytes(), hop);
            return;
        }
        if (early.size() >= MOST_WAITING) return;
        early.add(new Early(packet, hop));
        if (making) return;
        making = true;
        CompletableFuture.supplyAsync(() -> maker.apply(this), workers).whenCompleteAsync(this::made, desk.home());
    }

    private void made(SecuredMessages messages, Throwable error) {
        making = false;
        if (error != null) desk.arrivals().bug("loading SNMPv3", error);
        secured = messages;
        for (Early each = early.poll(); each != null; each = early.poll())
            if (messages != null) secured(each.packet, each.hop);
    }

    void write(byte[] bytes, InetSocketAddress to) {
        if (channel == null || !channel.isActive()) return;
        channel.writeAndFlush(new DatagramPacket(AgentxPipe.wire(bytes), to), channel.voidPromise());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // an ICMP error of an earlier datagram, or a failed send: UDP is allowed to lose
        if (!(cause instanceof IOException)) desk.arrivals().bug("the SNMP port", cause);
    }
}
