package voicelab.engines.snmp;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import voicelab.net.Hop;
import voicelab.protocols.agentx.AgentxBody;
import voicelab.protocols.agentx.AgentxError;
import voicelab.protocols.agentx.AgentxException;
import voicelab.protocols.agentx.AgentxHead;
import voicelab.protocols.agentx.AgentxPdu;
import voicelab.protocols.agentx.AgentxType;
import voicelab.protocols.agentx.CloseReason;

/** One connection at the master; it may carry several sessions (RFC 2741 section 7.1.1). On the home loop. */
final class AgentxPeer implements AgentxPipe.End {
    /** A connection that opens no session within this is closed. */
    private static final int HANDSHAKE_SECONDS = 10;

    private final MasterDesk desk;
    private final AgentxRequests requests;
    private final Set<AgentxPeer> peers;
    private Channel channel;
    private Hop hop;

    AgentxPeer(MasterDesk desk, Set<AgentxPeer> peers) {
        this.desk = desk;
        this.requests = new AgentxRequests(desk);
        this.peers = peers;
    }

    @Override
    public void opened(Channel opened) {
        channel = opened;
        hop = new Hop((InetSocketAddress) opened.localAddress(), (InetSocketAddress) opened.remoteAddress());
        if (peers.size() >= desk.settings().bounds().connections()) {
            malformed(peers.size() + " connections are open, the bound of this listener");
            channel.close();
            return;
        }
        peers.add(this);
        desk.home()
                .schedule(
                        () -> {
                            if (channel.isOpen() && own().isEmpty()) channel.close();
                        },
                        HANDSHAKE_SECONDS,
                        TimeUnit.SECONDS);
    }

    Hop hop() {
        return hop;
    }

    @Override
    public void received(AgentxPdu pdu) {
        desk.arrivals().arrived(pdu, hop);
        if (pdu.body() instanceof AgentxBody.Response response) {
            AgentxSession session = desk.session(pdu.head().session());
            if (session != null && session.peer() == this)
                session.answered(pdu.head().packet(), response);
            return;
        }
        requests.answer(this, pdu).ifPresent(this::send);
    }

    void send(AgentxPdu pdu) {
        if (!channel.isActive()) return;
        if (!channel.isWritable()) {
            malformed("a subagent that does not read what it is sent");
            channel.close();
            return;
        }
        channel.writeAndFlush(AgentxPipe.wire(pdu.bytes()));
    }

    @Override
    public void broken(AgentxException why) {
        malformed(why.getMessage());
        if (why.head().isEmpty()) {
            own().forEach(session -> session.close(CloseReason.PARSE_ERROR));
            channel.close();
            return;
        }
        AgentxHead head = why.head().get();
        if (head.type() != AgentxType.RESPONSE)
            send(AgentxPdu.answer(head, new AgentxBody.Response(desk.upTime(), AgentxError.PARSE_ERROR, 0, List.of())));
    }

    private void malformed(String problem) {
        desk.arrivals().malformed(hop, AgentxPdu.PROTOCOL, problem);
    }

    private List<AgentxSession> own() {
        return desk.sessions().stream()
                .filter(session -> session.peer() == this)
                .toList();
    }

    /** The master ends a session; the connection goes with the last one. */
    void end(AgentxSession session, int reason) {
        session.close(reason);
        desk.leave(session, CloseReason.word(reason));
        if (own().isEmpty()) channel.close();
    }

    @Override
    public void closed() {
        peers.remove(this);
        own().forEach(session -> desk.leave(session, "the connection is gone"));
    }

    /** The master stops. */
    void shutDown() {
        own().forEach(session -> {
            session.close(CloseReason.SHUTDOWN);
            desk.leave(session, "the master stops");
        });
        channel.close();
    }

    @Override
    public void bug(Throwable error) {
        desk.arrivals().bug("an AgentX connection", error);
    }
}
